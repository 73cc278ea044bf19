// What models promise beside the reference numbers: every family learns, every head is made or refused, names of other files are found,
// vocabularies grow, positions stretch, windows close, and what does not fit is said.
#include "core/nn/rope.h"
#include "core/tasks/generation.h"
#include "core/tasks/text_stream.h"
#include "core/text/wordpiece.h"
#include "tests/model_support.h"

#include <QTest>

#include <fstream>

namespace etude {

namespace {

const at::TensorOptions kFloat = at::TensorOptions().dtype(at::kFloat);

/// A small model of each family as its config.json would say it.
Json smallConfig(const std::string& family) {
  Json c = {{"model_type", family}, {"vocab_size", 40}, {"pad_token_id", 0}, {"eos_token_id", 1}, {"initializer_range", 0.2}};
  const auto set = [&](std::initializer_list<std::pair<const char*, std::int64_t>> values) {
    for (const auto& [key, value] : values) c[key] = value;
  };
  if (family == "distilbert") {
    set({{"dim", 16}, {"n_layers", 2}, {"n_heads", 2}, {"hidden_dim", 32}, {"max_position_embeddings", 24}});
  } else if (family == "gpt2") {
    set({{"n_embd", 16}, {"n_layer", 2}, {"n_head", 2}, {"n_positions", 24}});
  } else if (family == "t5") {
    set({{"d_model", 16}, {"d_kv", 8}, {"d_ff", 32}, {"num_layers", 2}, {"num_heads", 2}, {"decoder_start_token_id", 0}});
    c["is_encoder_decoder"] = true;
  } else {
    set({{"hidden_size", 16}, {"num_hidden_layers", 2}, {"num_attention_heads", 2}, {"num_key_value_heads", 1}, {"intermediate_size", 32}, {"max_position_embeddings", 24}});
  }
  if (family.starts_with("deberta")) {
    c["relative_attention"] = true;
    c["pos_att_type"] = {"c2p", "p2c"};
    c["type_vocab_size"] = 0;
    c["position_biased_input"] = false;
  }
  for (const char* key : etude::family(c).dropout_keys) c[key] = 0.0;
  return c;
}

void addFamilies() {
  QTest::addColumn<QString>("key");
  for (const Family& family : families()) QTest::newRow(family.key) << QString(family.key);
}

ModelInput someInput(const Json& config) {
  ModelInput input;
  input.ids = at::tensor(std::vector<std::int64_t>{5, 6, 7, 8, 1, 9, 10, 11, 1, 0, 12, 13, 1, 0, 0}, at::kLong).view({3, 5});
  input.mask = input.ids.ne(0).to(at::kLong);
  if (config.value("is_encoder_decoder", false)) input.decoder_ids = at::tensor(std::vector<std::int64_t>{0, 5, 6, 0, 7, 8, 0, 9, 10}, at::kLong).view({3, 3});
  return input;
}

Targets someTargets(Head head, const at::Tensor& logits, const ModelInput& input) {
  const std::int64_t classes = logits.size(-1);
  if (head == Head::SequenceClassification) return {at::arange(3, at::kLong).remainder(classes), {}, {}};
  if (head == Head::QuestionAnswering) return {{}, at::tensor(std::vector<std::int64_t>{1, 0, 2}), at::tensor(std::vector<std::int64_t>{2, 1, 2})};
  if (head == Head::SequenceToSequence) return {at::arange(9, at::kLong).remainder(classes).view({3, 3}), {}, {}};
  if (head == Head::CausalLm) return {input.ids.masked_fill(input.mask.eq(0), kIgnoredLabel), {}, {}};
  return {at::arange(15, at::kLong).remainder(classes).view({3, 5}).masked_fill(input.mask.eq(0), kIgnoredLabel), {}, {}};
}

void write(const fs::path& path, const std::string& content) { std::ofstream(path, std::ios::binary) << content; }

}  // namespace

class ModelsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyFamilyAndHeadLearnsOneBatch_data() { addFamilies(); }
  void everyFamilyAndHeadLearnsOneBatch() {
    QFETCH(QString, key);
    const Json config = smallConfig(key.toStdString());
    for (const auto& [head, make] : family(config).heads) {
      const auto model = makeModel(config, head, kFloat);
      QCOMPARE(model->head(), head);
      model->initialiseWeights(7);
      for (const Parameter& parameter : model->parameters()) parameter.tensor->set_requires_grad(true);
      AdamW optimizer(model->parameters(), {0.9, 0.99, 1e-8, 0});
      const ModelInput input = someInput(config);
      double first = 0, last = 0;
      for (int step = 0; step < 150; ++step) {
        optimizer.zeroGradients();
        const at::Tensor logits = model->logits(input, {});
        const at::Tensor loss = headLoss(head, "single_label_classification", logits, someTargets(head, logits, input));
        loss.backward();
        optimizer.step(0.01, 1);
        last = loss.item<double>();
        if (step == 0) first = last;
      }
      QVERIFY2(last < 0.1 * first, qPrintable(QStringLiteral("head %1: %2 -> %3").arg(static_cast<int>(head)).arg(first).arg(last)));
    }
  }

  void headsThatAFamilyHasNotAreRefusedByName() {
    const std::string problem = test::problemOf([] { makeModel(smallConfig("bert"), Head::CausalLm, kFloat); });
    QVERIFY(test::has(problem, "family “bert” are not made for continuing texts"));
    QVERIFY(test::has(test::problemOf([] { makeModel({{"model_type", "rwkv"}}, Head::CausalLm, kFloat); }), "family “rwkv” cannot be tuned"));
  }

  void everythingWrongInAConfigIsListed() {
    Json config = smallConfig("llama");
    config["hidden_size"] = "wide";
    config["num_hidden_layers"] = 0;
    config["rope_scaling"] = {{"rope_type", "longrope"}, {"factor", 4}};
    config["attention_dropout"] = 2;
    const std::string problem = test::problemOf([&] { makeModel(config, Head::CausalLm, kFloat); });
    for (const char* part : {"hidden_size is \"wide\"", "num_hidden_layers is 0", "“longrope”", "attention_dropout is 2"}) QVERIFY(test::has(problem, part));
  }

  void tensorsAreFoundUnderOtherNames() {
    const Json config = smallConfig("gpt2");
    const auto model = makeModel(config, Head::CausalLm, kFloat);
    model->initialiseWeights(1);
    test::TemporaryDirectory folder;
    NamedTensors tensors;
    for (const Parameter& parameter : model->parameters()) {
      std::string name = "module." + parameter.name.substr(std::string("transformer.").size());  // wrapped, and without its prefix
      if (parameter.name == "transformer.wte.weight") name = "lm_head.weight";                    // tied: stored under its second name
      tensors.emplace_back(name, *parameter.tensor);
    }
    tensors.emplace_back("h.0.attn.bias", at::ones({1, 1, 24, 24}));  // a table of older files
    tensors.emplace_back("classifier.extra", at::ones({2}));
    writeTensors(folder / "model.safetensors", tensors);
    write(folder / "config.json", config.dump());
    const auto again = makeModel(config, Head::CausalLm, kFloat);
    const LoadReport report = loadWeights(*again, folder.path(), false);
    QCOMPARE(report.unused, std::vector<std::string>{"classifier.extra"});
    const ParameterList a = model->parameters(), b = again->parameters();
    for (std::size_t i = 0; i < a.items().size(); ++i) QVERIFY(at::equal(*a.items()[i].tensor, *b.items()[i].tensor));
    const Problems problems = checkWeights(folder.path());
    QCOMPARE(problems.size(), std::size_t{1});
    QVERIFY(!hasErrors(problems) && test::has(problems.front().what, "tensors that the model does not have: classifier.extra"));
  }

  void headsOfThePretrainingAreNoSurprise() {
    const Json config = smallConfig("bert");
    test::TemporaryDirectory folder;
    NamedTensors tensors;
    for (const Head head : {Head::MaskedLm, Head::SequenceClassification}) {
      const auto model = makeModel(config, head, kFloat);
      model->initialiseWeights(1);
      for (const Parameter& parameter : model->parameters()) {
        if (std::none_of(tensors.begin(), tensors.end(), [&](const auto& there) { return there.first == parameter.name; })) tensors.emplace_back(parameter.name, *parameter.tensor);
      }
    }
    tensors.emplace_back("cls.predictions.old.weight", at::ones({2, 2}));
    writeTensors(folder / "model.safetensors", tensors);
    write(folder / "config.json", config.dump());
    QVERIFY(checkWeights(folder.path()).empty());
    for (const char* name : {"a.thing", "b.thing", "c.thing", "d.thing", "e.thing", "f.thing"}) tensors.emplace_back(name, at::ones({1}));
    writeTensors(folder / "model.safetensors", tensors);
    QVERIFY(test::has(describe(checkWeights(folder.path())), "hold 6 tensors that the model does not have: a.thing, b.thing, c.thing, d.thing, e.thing, ..."));
  }

  void whatDoesNotFitIsListedWithoutLoading() {
    Json config = smallConfig("llama");
    const auto model = makeModel(config, Head::CausalLm, kFloat);
    model->initialiseWeights(1);
    test::TemporaryDirectory folder;
    saveModel(*model, folder.path());
    config["vocab_size"] = 44;
    config["num_hidden_layers"] = 3;
    write(folder / "config.json", config.dump());
    const std::string problems = describe(checkWeights(folder.path()));
    for (const char* part : {"model.embed_tokens.weight holds 40 tokens, but config.json says vocab_size 44", "model.layers.2.self_attn.q_proj.weight is missing"})
      QVERIFY(test::has(problems, part));
    config["num_hidden_layers"] = 12;  // 9 tensors in each of 10 layers that are not there, and the embeddings: as many as can be read
    write(folder / "config.json", config.dump());
    const Problems many = checkWeights(folder.path());
    QCOMPARE(many.size(), std::size_t{41});
    QVERIFY(test::has(many.back().what, "more tensors are missing"));
    QVERIFY(test::problemOf([&] { loadWeights(*makeModel(config, Head::CausalLm, kFloat), folder.path(), false); }) != "no problem");
  }

  void vocabulariesGrow_data() { addFamilies(); }
  void vocabulariesGrow() {
    QFETCH(QString, key);
    const Json config = smallConfig(key.toStdString());
    Json wider_config = config;
    wider_config["vocab_size"] = 43;
    QCOMPARE(vocabularySize(config), std::int64_t{40});
    for (const auto& [head, make] : family(config).heads) {
      const auto model = makeModel(config, head, kFloat);
      model->initialiseWeights(2);
      const at::NoGradGuard no_grad;
      const ModelInput input = someInput(config);
      const at::Tensor before = model->logits(input, {});
      test::TemporaryDirectory folder;
      saveModel(*model, folder.path());

      const auto grown = makeModel(wider_config, head, kFloat);
      grown->initialiseWeights(3);
      QVERIFY(test::problemOf([&] { loadWeights(*grown, folder.path(), false); }) != "no problem");
      QVERIFY(loadWeights(*grown, folder.path(), false, 40).fresh.empty());
      initialiseTokens(*grown, 40, 43);
      const at::Tensor after = grown->logits(input, {});
      const bool scores_tokens = head == Head::MaskedLm || head == Head::CausalLm || head == Head::SequenceToSequence;
      QCOMPARE(after.size(-1), before.size(-1) + (scores_tokens ? 3 : 0));
      QVERIFY(at::allclose(after.slice(-1, 0, before.size(-1)), before, 1e-5, 1e-6));  // old tokens mean what they meant
      int tables = 0;
      for (const Parameter& parameter : grown->parameters()) {
        if (!parameter.per_token || parameter.kind == ParameterKind::Bias) continue;
        const at::Tensor mean = parameter.tensor->narrow(0, 0, 40).mean(0);
        for (int row = 40; row < 43; ++row) QVERIFY(at::allclose((*parameter.tensor)[row], mean));
        ++tables;
      }
      QVERIFY(tables > 0);
      ModelInput wider = input;
      wider.ids = input.ids.clone();
      wider.ids[0][1] = 42;
      QVERIFY(grown->logits(wider, {}).isfinite().all().item<bool>());
      saveModel(*grown, folder.path());
      QCOMPARE(vocabularySize(readConfig(folder.path())), std::int64_t{43});
      QVERIFY(loadWeights(*makeModel(readConfig(folder.path()), head, kFloat), folder.path(), false).fresh.empty());
    }
  }

  /// inv_freq computed by hand from the papers' formulas, and from the published Llama 3.1 numbers.
  void rotaryPositionsStretch() {
    const auto turnsAt = [](const RopeSettings& settings, std::int64_t position) {
      const Rope::Angles angles = Rope(settings).angles(at::full({1, 1}, position, at::kLong), at::kFloat);
      return std::pair(angles.cosine.flatten(), angles.sine.flatten());
    };
    RopeSettings s;
    s.width = 4;
    s.positions = s.original_positions = 100;
    const auto expectCosine = [&](std::int64_t position, double f0, double f1, double scale = 1) {
      const auto [cosine, sine] = turnsAt(s, position);
      const double p = static_cast<double>(position);
      for (const auto& [i, f] : {std::pair<int, double>{0, f0}, {1, f1}, {2, f0}, {3, f1}}) {
        QVERIFY(std::abs(cosine[i].item<double>() - scale * std::cos(p * f)) < 2e-5);
        QVERIFY(std::abs(sine[i].item<double>() - scale * std::sin(p * f)) < 2e-5);
      }
    };
    expectCosine(7, 1, 0.01);  // theta^0, theta^(-2/4)
    s.kind = RopeSettings::Kind::Linear;
    s.factor = 4;
    expectCosine(7, 0.25, 0.0025);
    s.kind = RopeSettings::Kind::Dynamic;
    expectCosine(99, 1, 0.01);  // as long as it was trained for: nothing changes
    const double theta = 10000 * std::pow(4.0 * 200 / 100 - 3, 4.0 / 2.0);
    expectCosine(199, 1, 1 / std::sqrt(theta));
    s.kind = RopeSettings::Kind::Llama3;  // waves of 2 pi / 1 (short: left alone) and 2 pi / 0.01 = 628 (long: stretched)
    s.factor = 8;
    expectCosine(7, 1, 0.01 / 8);
    s.original_positions = 1000;  // 628 lies between 1000 / 4 and 1000 / 1: blended
    const double smooth = (1000.0 * 0.01 / (2 * M_PI) - 1) / 3;
    expectCosine(7, 1, (1 - smooth) * 0.01 / 8 + smooth * 0.01);
    s.kind = RopeSettings::Kind::Yarn;
    s.attention_factor = 1.2;
    // dimension(32) = 4 ln(1000 / 64 pi) / (2 ln 10000) = 0.35 -> 0; dimension(1) = 4 ln(1000 / 2 pi) / (2 ln 10000) = 1.10 -> 2: half way for the second
    expectCosine(7, 1, 0.5 * 0.01 / 8 + 0.5 * 0.01, 1.2);
  }

  void bothGenerationsOfRopeSettingsAreRead() {
    Json old_way = smallConfig("llama"), new_way = old_way;
    old_way["rope_theta"] = 500.0;
    old_way["rope_scaling"] = {{"type", "linear"}, {"factor", 2.0}};
    new_way["rope_parameters"] = {{"rope_type", "linear"}, {"factor", 2.0}, {"rope_theta", 500.0}};
    std::vector<at::Tensor> logits;
    for (const Json& config : {old_way, new_way, smallConfig("llama")}) {
      const auto model = makeModel(config, Head::CausalLm, kFloat);
      model->initialiseWeights(4);
      const at::NoGradGuard no_grad;
      logits.push_back(model->logits(someInput(config), {}));
    }
    QVERIFY(at::equal(logits[0], logits[1]));
    QVERIFY(!at::allclose(logits[0], logits[2]));
  }

  /// With a window of 3 a token sees itself and two before: with two layers, no further back than four.
  void slidingWindowsClose() {
    Json config = smallConfig("mistral");
    config["sliding_window"] = 3;
    const auto model = makeModel(config, Head::CausalLm, kFloat);
    model->initialiseWeights(4);
    const at::NoGradGuard no_grad;
    ModelInput input;
    input.ids = at::arange(5, 17, at::kLong).unsqueeze(0);
    const at::Tensor before = model->logits(input, {});
    input.ids = input.ids.clone();
    input.ids[0][2] = 30;
    const at::Tensor moved = (model->logits(input, {}) - before).abs().amax(-1)[0];
    for (std::int64_t t = 0; t < 12; ++t) QCOMPARE(moved[t].item<float>() > 0, t >= 2 && t <= 6);
    // Reading token by token sees the same.
    WritingState state;
    at::Tensor last;
    for (std::int64_t t = 0; t < 12; ++t) last = static_cast<WritingModel&>(*model).read(input.ids.slice(1, t, t + 1), state, {});
    QVERIFY(at::allclose(last, model->logits(input, {}).select(1, -1), 1e-5, 1e-6));
  }

  void chanceIsAFunctionOfTheSeed() {
    const Json config = smallConfig("llama");
    const auto model = makeModelAs<WritingModel>(config, Head::CausalLm, kFloat);
    model->initialiseWeights(5);
    ModelInput prompt;
    prompt.ids = at::tensor(std::vector<std::int64_t>{5, 6, 7}, at::kLong).unsqueeze(0);
    GenerationSettings settings;
    settings.max_new_tokens = 30;
    settings.temperature = 1;
    const auto once = generate(*model, prompt, settings);
    QVERIFY(generate(*model, prompt, settings) == once);
    settings.seed = 43;
    QVERIFY(generate(*model, prompt, settings) != once);
    settings.top_k = 1;  // only the most probable token is left
    GenerationSettings greedy;
    greedy.max_new_tokens = 30;
    QVERIFY(generate(*model, prompt, settings) == generate(*model, prompt, greedy));
    settings.top_k = 0;
    settings.top_p = 1e-6;
    QVERIFY(generate(*model, prompt, settings) == generate(*model, prompt, greedy));
    std::vector<float> scores = {2, -1, 3, 4};
    penaliseRepetition(scores, {0, 1, 0}, 2);
    QVERIFY((scores == std::vector<float>{1, -2, 3, 4}));
    greedy.repetition_penalty = 5;
    QVERIFY(generate(*model, prompt, greedy) != generate(*model, prompt, settings));
  }

  void rowsAreWrittenAsIfTheyWereAlone() {
    const Json config = smallConfig("gpt2");
    const auto model = makeModelAs<WritingModel>(config, Head::CausalLm, kFloat);
    model->initialiseWeights(5);
    const std::vector<std::vector<std::int64_t>> prompts = {{5, 6, 7, 8}, {9}, {10, 11}};
    ModelInput together;
    together.ids = at::zeros({3, 4}, at::kLong);
    together.mask = at::zeros({3, 4}, at::kLong);
    GenerationSettings settings;
    settings.max_new_tokens = 12;
    settings.end_ids = {3, 17, 21};  // rows end at different times
    std::vector<std::vector<std::int64_t>> alone;
    for (std::int64_t b = 0; b < 3; ++b) {
      const auto& ids = prompts[static_cast<std::size_t>(b)];
      ModelInput one;
      one.ids = at::tensor(ids, at::kLong).unsqueeze(0);
      alone.push_back(generate(*model, one, settings).front());
      const auto length = static_cast<std::int64_t>(ids.size());
      together.ids[b].slice(0, 4 - length).copy_(one.ids[0]);
      together.mask[b].slice(0, 4 - length).fill_(1);
    }
    std::vector<std::vector<std::int64_t>> streamed(3);
    const auto written = generate(*model, together, settings, [&](std::size_t row, std::int64_t id) {
      streamed[row].push_back(id);
      return true;
    });
    QVERIFY(written == alone);
    QVERIFY(streamed == alone);
    settings.beams = 3;
    for (std::size_t b = 0; b < 3; ++b) {
      ModelInput one;
      one.ids = at::tensor(prompts[b], at::kLong).unsqueeze(0);
      alone[b] = generate(*model, one, settings).front();
    }
    QVERIFY(generate(*model, together, settings) == alone);
  }

  void writingIsCancelledAtOnce() {
    const Json config = smallConfig("llama");
    const auto model = makeModelAs<WritingModel>(config, Head::CausalLm, kFloat);
    model->initialiseWeights(5);
    ModelInput prompt;
    prompt.ids = at::tensor(std::vector<std::int64_t>{5}, at::kLong).unsqueeze(0);
    GenerationSettings settings;
    settings.max_new_tokens = 1 << 20;
    std::stop_source source;
    int tokens = 0;
    QVERIFY_EXCEPTION_THROWN(generate(*model, prompt, settings, [&](std::size_t, std::int64_t) { if (++tokens == 3) source.request_stop(); return true; }, source.get_token()), Cancelled);
    QCOMPARE(tokens, 3);
    tokens = 0;
    QCOMPARE(generate(*model, prompt, settings, [&](std::size_t, std::int64_t) { return ++tokens < 5; }).front().size(), std::size_t{5});
  }

  void streamedTextHoldsBackWhatMayStillChange() {
    const auto tokenizer = makeWordPiece({"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "end", "##less", "is", "near"}, {});
    TextStream stream(*tokenizer, {5}, {"is ne"});  // "the"
    QCOMPARE(stream.push(6), std::string(" end"));
    QCOMPARE(stream.push(7), std::string("less"));
    QCOMPARE(stream.push(8), std::string(" "));  // "is" may become "is near"
    QCOMPARE(stream.push(9), std::string());
    QVERIFY(stream.stopped());
    QCOMPARE(stream.text(), std::string(" endless "));
    TextStream other(*tokenizer, {5}, {"is far"});
    QCOMPARE(other.push(8), std::string(" "));
    QCOMPARE(other.push(9), std::string("is near"));
    QVERIFY(!other.stopped());
  }
};

}  // namespace etude

QTEST_GUILESS_MAIN(etude::ModelsTest)
#include "models_test.moc"
