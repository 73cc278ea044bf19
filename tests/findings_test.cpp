// What is found in the rows and mended: near duplicates, contradictions, uneven labels, broken letters, overlong texts.
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/data/balance.h"
#include "core/data/near_duplicates.h"
#include "core/data/repair.h"
#include "core/run/finding_fixes.h"
#include "core/run/recipe_data.h"
#include "core/tasks/batch_order.h"
#include "core/tasks/batch_preview.h"
#include "core/tasks/token_lengths.h"
#include "tests/data_support.h"

#include <QTest>

#include <chrono>
#include <set>

using namespace etude;
using namespace etude::test;
using namespace std::string_literals;

namespace {

/// Sentences of words drawn at random: no two are alike.
std::string sentence(std::uint64_t key, int words = 24) {
  Random random(key);
  std::string text;
  for (int i = 0; i < words; ++i) text += (i ? " w" : "w") + std::to_string(random.below(5000));
  return text;
}

std::vector<std::pair<std::string, std::string>> differentRows(int count) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (int i = 0; i < count; ++i) rows.push_back({sentence(static_cast<std::uint64_t>(i)), "label" + std::to_string(i % 2)});
  return rows;
}

std::vector<std::uint32_t> nearDuplicatesOf(const std::vector<std::string>& texts, double similarity) {
  return findNearDuplicates(texts.size(), [&](std::size_t i) { return normalisedForComparison(texts[i]); }, similarity);
}

double similarityOf(const std::string& a, const std::string& b) {
  return jaccard(shingles(normalisedForComparison(a)), shingles(normalisedForComparison(b)));
}

std::shared_ptr<const Tokenizer> reviewsTokenizer() { return loadTokenizer(fs::path(ETUDE_SOURCE_DIR) / "resources" / "models" / "starter-encoder"); }

}  // namespace

class FindingsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void similarityIsThatOfWordsAndPairs();
  void nearDuplicatesAreFoundAndOthersAreNot();
  void everyMemberOfAGroupIsNearItsLeader();
  void textsWithoutBlanksAreComparedByCharacters();
  void aHundredThousandRowsTakeSeconds();
  void manyTextsFromOneTemplateDoNotTakeForever();
  void theSearchCanBeCancelled();
  void nearDuplicatesAreReportedAndDroppedOnRequest();
  void nearDuplicatesAcrossFilesAreLeaks();
  void nearDuplicatesWithOtherLabelsContradict();
  void contradictionsAreDroppedOnRequest();
  void misdecodedLettersAreMended_data();
  void misdecodedLettersAreMended();
  void honestLettersStay_data();
  void honestLettersStay();
  void oddCharactersAreFindingsAndMended();
  void unevenLabelsAreFound();
  void rareRowsAreRepeatedInTrainingOnly();
  void frequentRowsAreLeftOutOfTrainingOnly();
  void balanceDependsOnTheSeedAlone();
  void groupsComeFromTheirColumn();
  void overlongRowsLeaveTrainingOnly();
  void aRecipesModelSaysWhichRowsAreOverlong();
  void lengthsAreThoseOfTheTokenizer();
  void everyFixChangesItsSettingsAndBack();
  void thePreviewIsTheBatchOfTheTraining();
};

void FindingsTest::similarityIsThatOfWordsAndPairs() {
  QCOMPARE(shingles("a b c").size(), std::size_t{5});
  QCOMPARE(similarityOf("a b c", "A, b; c!"), 1.0);
  QCOMPARE(similarityOf("a b c", "d e f"), 0.0);
  QCOMPARE(similarityOf("a b c", "a b d"), 3.0 / 7);  // a, b, ab of a, b, c, d, ab, bc, bd
  QCOMPARE(similarityOf("a b c", "c b a"), 3.0 / 7);  // the order counts
  QCOMPARE(jaccard({}, {}), 0.0);
}

void FindingsTest::nearDuplicatesAreFoundAndOthersAreNot() {
  std::vector<std::string> texts;
  for (std::uint64_t i = 0; i < 2000; ++i) texts.push_back(sentence(i));
  int found = 0;
  const std::size_t originals = texts.size();
  for (std::size_t i = 0; i < 500; ++i) texts.push_back(texts[i] + " and more");
  const std::vector<std::uint32_t> leaders = nearDuplicatesOf(texts, 0.8);
  for (std::size_t i = 0; i < originals; ++i) QCOMPARE(leaders[i], static_cast<std::uint32_t>(i));
  for (std::size_t i = originals; i < texts.size(); ++i) found += leaders[i] == i - originals;
  QCOMPARE(found, 500);
  // At the very limit nearly all are found.
  std::vector<std::string> pairs;
  int close = 0, hits = 0;
  for (std::uint64_t i = 0; i < 400; ++i) {
    const std::string base = sentence(10'000 + i, 40);
    pairs.push_back(base);
    pairs.push_back(base + " one two three four");
  }
  const auto pair_leaders = nearDuplicatesOf(pairs, 0.8);
  for (std::size_t i = 0; i < pairs.size(); i += 2) {
    close += similarityOf(pairs[i], pairs[i + 1]) >= 0.8;
    hits += pair_leaders[i + 1] == i;
  }
  QVERIFY(close > 390);
  QVERIFY2(hits > 0.98 * close && hits <= close, std::to_string(hits).c_str());
}

void FindingsTest::everyMemberOfAGroupIsNearItsLeader() {
  // A chain in which each text is near the one before, but the last is far from the first.
  std::vector<std::string> texts;
  std::string text = sentence(7, 40);
  for (int i = 0; i < 30; ++i) {
    texts.push_back(text);
    text = text.substr(text.find(' ') + 1) + " new" + std::to_string(i);
  }
  QVERIFY(similarityOf(texts.front(), texts.back()) < 0.5);
  const auto leaders = nearDuplicatesOf(texts, 0.8);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    QCOMPARE(leaders[leaders[i]], leaders[i]);
    QVERIFY(leaders[i] == i || similarityOf(texts[i], texts[leaders[i]]) >= 0.8);
  }
  QVERIFY(std::set(leaders.begin(), leaders.end()).size() > 2);
}

void FindingsTest::textsWithoutBlanksAreComparedByCharacters() {
  const std::string text = "这家餐厅的服务非常好我们下次还会再来推荐给所有的朋友们一起来品尝";
  QVERIFY(similarityOf(text, text + "吧") > 0.9);
  QVERIFY(similarityOf(text, "今天天气很冷我们在家里看了一部很长的电影然后早早地睡觉了晚安各位") < 0.1);
  QCOMPARE(nearDuplicatesOf({text, text + "吧"}, 0.8)[1], 0u);
}

void FindingsTest::aHundredThousandRowsTakeSeconds() {
  std::vector<std::string> texts;
  for (std::uint64_t i = 0; i < 100'000; ++i) texts.push_back(i % 10 == 9 ? texts.back() + " again" : sentence(i, 30));
  const auto begin = std::chrono::steady_clock::now();
  const auto leaders = nearDuplicatesOf(texts, 0.8);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  qInfo("100,000 rows: %.2f s", seconds);
  int found = 0;
  for (std::size_t i = 9; i < texts.size(); i += 10) found += leaders[i] == i - 1;
  QVERIFY2(found > 9990 && found <= 10'000, std::to_string(found).c_str());
  QVERIFY2(seconds < 20, std::to_string(seconds).c_str());  // a few on an idle machine
}

void FindingsTest::manyTextsFromOneTemplateDoNotTakeForever() {
  std::vector<std::string> texts;
  for (int i = 0; i < 30'000; ++i) texts.push_back("the parcel number " + std::to_string(i) + " was sent to customer " + std::to_string(i * 7));
  const auto begin = std::chrono::steady_clock::now();
  nearDuplicatesOf(texts, 0.8);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  qInfo("30,000 rows of one template: %.2f s", seconds);
  QVERIFY2(seconds < 20, std::to_string(seconds).c_str());
}

void FindingsTest::theSearchCanBeCancelled() {
  std::stop_source source;
  source.request_stop();
  QVERIFY_EXCEPTION_THROWN(findNearDuplicates(5000, [](std::size_t i) { return sentence(i); }, 0.8, source.get_token()), Cancelled);
}

void FindingsTest::nearDuplicatesAreReportedAndDroppedOnRequest() {
  auto rows = differentRows(60);
  rows[20].first = rows[4].first + " indeed";
  rows[40].first = "well, " + rows[4].first;
  rows[42].first = rows[4].first;  // repeats exactly: another finding
  const Dataset found = build(tableOf(rows));
  const Finding* near = find(found, Finding::Kind::NearDuplicate);
  QVERIFY(near);
  QCOMPARE(near->lines, (Lines{22, 42}));
  QCOMPARE(near->what, "2 rows nearly repeat an earlier row"s);
  QCOMPARE(near->fixed, ""s);
  QCOMPARE(find(found, Finding::Kind::Duplicate)->lines, (Lines{44}));
  QCOMPARE(total(found), std::size_t{59});
  DataSettings settings;
  settings.drop_near_duplicates = true;
  const Dataset dropped = build(tableOf(rows), settings);
  QCOMPARE(total(dropped), std::size_t{57});
  QCOMPARE(find(dropped, Finding::Kind::NearDuplicate)->fixed, "dropped"s);
  settings.near_duplicate_similarity = 0;
  QVERIFY(!find(build(tableOf(rows), settings), Finding::Kind::NearDuplicate));
}

void FindingsTest::nearDuplicatesAcrossFilesAreLeaks() {
  const auto rows = differentRows(40);
  const Table train = tableOf(rows),
              test = tableOf({{rows[6].first + " indeed", "label0"}, {sentence(999), "label1"}}, "test.csv");
  const Dataset found = buildDataset(train, nullptr, &test, nullptr, {});
  QVERIFY(find(found, Finding::Kind::NearLeak));
  QVERIFY(!find(found, Finding::Kind::Leak));
  DataSettings settings;
  settings.drop_near_duplicates = true;
  const Dataset dropped = buildDataset(train, nullptr, &test, nullptr, settings);
  for (const Example& example : dropped.split(Split::Train)) QVERIFY(example.text != rows[6].first);
  QCOMPARE(dropped.split(Split::Test).size(), std::size_t{2});
  settings.drop_leaks = false;
  QCOMPARE(total(buildDataset(train, nullptr, &test, nullptr, settings)), std::size_t{42});
}

void FindingsTest::contradictionsAreDroppedOnRequest() {
  auto rows = differentRows(40);
  rows[9] = {rows[4].first, "label1"};
  DataSettings settings;
  settings.drop_conflicts = true;
  const Dataset dropped = build(tableOf(rows), settings);
  QCOMPARE(find(dropped, Finding::Kind::ConflictingLabels)->fixed, "dropped"s);
  QCOMPARE(total(dropped), std::size_t{38});
  settings.drop_duplicates = false;
  QCOMPARE(total(build(tableOf(rows), settings)), std::size_t{38});
}

void FindingsTest::nearDuplicatesWithOtherLabelsContradict() {
  auto rows = differentRows(60);
  rows[20] = {rows[4].first + " indeed", "label0"};
  rows[40] = {"well, " + rows[4].first, "label1"};
  DataSettings settings;
  settings.drop_near_duplicates = true;
  settings.drop_leaks = false;
  const Dataset kept = build(tableOf(rows), settings);
  QCOMPARE(find(kept, Finding::Kind::NearDuplicate)->lines, (Lines{22}));
  const Finding* conflict = find(kept, Finding::Kind::ConflictingLabels);
  QVERIFY(conflict);
  QCOMPARE(conflict->lines, (Lines{6, 22, 42}));
  QCOMPARE(conflict->what, "3 rows have nearly the same text but different labels"s);
  QCOMPARE(conflict->fixed, ""s);
  QCOMPARE(total(kept), std::size_t{59});
  settings.drop_conflicts = true;
  const Dataset dropped = build(tableOf(rows), settings);
  QCOMPARE(find(dropped, Finding::Kind::ConflictingLabels)->fixed, "dropped"s);
  QCOMPARE(total(dropped), std::size_t{57});
}

void FindingsTest::misdecodedLettersAreMended_data() {
  QTest::addColumn<QString>("broken");
  QTest::addColumn<QString>("mended");
  QTest::newRow("accent") << "cafÃ© au lait" << "café au lait";
  QTest::newRow("quote") << "itâ€™s" << "it’s";
  QTest::newRow("dash") << "one â€“ two" << "one – two";
  QTest::newRow("no-break space") << "10Â\u00a0km" << "10\u00a0km";
  QTest::newRow("twice") << "cafÃƒÂ©" << "café";
  QTest::newRow("capital") << "CAFÃ‰" << "CAFÉ";
  QTest::newRow("emoji") << QStringLiteral("nice \u00f0\u0178\u02dc\u20ac") << "nice 😀";
  QTest::newRow("cyrillic") << QStringLiteral("\u00d0\u009f\u00d1\u20ac\u00d0\u00b8") << "При";
  QTest::newRow("mixed with honest letters") << "señor, cafÃ©" << "señor, café";
  QTest::newRow("control") << QStringLiteral("a\u0001b\u0000c").left(3) << "ab";
  QTest::newRow("windows quotes as controls") << QStringLiteral("\u0093yes\u0094") << "“yes”";
  QTest::newRow("byte order mark") << QStringLiteral("\ufeffword") << "word";
  QTest::newRow("lost") << QStringLiteral("caf\ufffd") << "caf";
}

void FindingsTest::misdecodedLettersAreMended() {
  QFETCH(QString, broken);
  QFETCH(QString, mended);
  QVERIFY(findOddCharacters(broken.toStdString()) != 0);
  QCOMPARE(QString::fromStdString(repairedText(broken.toStdString())), mended);
  QCOMPARE(findOddCharacters(mended.toStdString()), std::uint8_t{0});
}

void FindingsTest::honestLettersStay_data() {
  QTest::addColumn<QString>("text");
  for (const char* text : {"plain words", "café, naïve, señor, Straße", "LIBERTÉ» dit-il", "«AMANHû", "Größe 42 °C", "Ещё один день", "这家餐厅",
                           "“quoted” – it’s fine…", "tab\tand\nline", "10 € für Zoë’s Ärger", "naïveté", "Čeština Łódź ÐÑ"})
    QTest::newRow(text) << QString::fromUtf8(text);
}

void FindingsTest::honestLettersStay() {
  QFETCH(QString, text);
  QCOMPARE(findOddCharacters(text.toStdString()), std::uint8_t{0});
  QCOMPARE(QString::fromStdString(repairedText(text.toStdString())), text);
}

void FindingsTest::oddCharactersAreFindingsAndMended() {
  auto rows = differentRows(30);
  rows[3].first += " cafÃ©";
  rows[5].first += " \x01";
  rows[7].first += " \xef\xbf\xbd";
  rows[8].second = "labelÃ©";
  rows[9].second = "labelé";
  const Dataset found = build(tableOf(rows));
  std::vector<Lines> lines;
  for (const Finding& finding : found.findings)
    if (finding.kind == Finding::Kind::OddEncoding) lines.push_back(finding.lines);
  QCOMPARE(lines, (std::vector<Lines>{{5}, {7}, {9}}));
  QCOMPARE(found.labels.size(), std::size_t{4});
  DataSettings settings;
  settings.repair_text = true;
  const Dataset mended = build(tableOf(rows), settings);
  QCOMPARE(find(mended, Finding::Kind::OddEncoding)->fixed, "mended"s);
  QCOMPARE(mended.labels.size(), std::size_t{3});
  for (const auto& split : mended.splits)
    for (const Example& example : split) QCOMPARE(findOddCharacters(example.text), std::uint8_t{0});
}

void FindingsTest::unevenLabelsAreFound() {
  auto rows = differentRows(100);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].second = i % 10 == 0 ? "rare" : "common";
  const Finding* uneven = nullptr;
  const Dataset data = build(tableOf(rows));
  uneven = find(data, Finding::Kind::Imbalance);
  QVERIFY(uneven);
  QVERIFY(contains(uneven->what, "“common” has 63 training rows, “rare” only 7"));
  QCOMPARE(uneven->lines.size(), std::size_t{7});
  QVERIFY(!find(build(tableOf(differentRows(100))), Finding::Kind::Imbalance));
}

void FindingsTest::rareRowsAreRepeatedInTrainingOnly() {
  auto rows = differentRows(100);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].second = i % 5 == 0 ? "rare" : "common";
  DataSettings settings;
  const Dataset plain = build(tableOf(rows));
  settings.balance = "oversample";
  const Dataset balanced = build(tableOf(rows), settings);
  QCOMPARE(balanced.counts[0].rows[0], balanced.counts[1].rows[0]);
  QCOMPARE(balanced.counts[0].rows[0], plain.counts[0].rows[0]);
  for (const Split split : {Split::Validation, Split::Test}) QCOMPARE(texts(balanced.split(split)), texts(plain.split(split)));
  std::map<std::string, int> copies;
  for (const Example& example : balanced.split(Split::Train)) ++copies[example.text];
  int least = 1000, most = 0;
  for (const Example& example : plain.split(Split::Train)) {
    if (plain.labels[static_cast<std::size_t>(example.label)] != "rare") continue;
    least = std::min(least, copies[example.text]);
    most = std::max(most, copies[example.text]);
  }
  QVERIFY(most - least <= 1 && least >= 3);
  // A single row is not repeated without end.
  std::vector<Example> few(1000);
  for (std::size_t i = 0; i < few.size(); ++i) few[i].label = i == 0 ? 1 : 0;
  balanceTraining(few, "oversample", 1);
  QCOMPARE(few.size(), 999 + kMostCopies);
}

void FindingsTest::frequentRowsAreLeftOutOfTrainingOnly() {
  auto rows = differentRows(100);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].second = i % 5 == 0 ? "rare" : "common";
  DataSettings settings;
  const Dataset plain = build(tableOf(rows));
  settings.balance = "undersample";
  const Dataset balanced = build(tableOf(rows), settings);
  QCOMPARE(balanced.counts[0].rows[0], plain.counts[1].rows[0]);
  QCOMPARE(balanced.counts[1].rows[0], plain.counts[1].rows[0]);
  for (const Split split : {Split::Validation, Split::Test}) QCOMPARE(texts(balanced.split(split)), texts(plain.split(split)));
  QVERIFY(std::is_sorted(balanced.split(Split::Train).begin(), balanced.split(Split::Train).end(),
                         [](const Example& a, const Example& b) { return a.line < b.line; }));
}

void FindingsTest::balanceDependsOnTheSeedAlone() {
  auto rows = differentRows(200);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].second = i % 6 == 0 ? "rare" : "common";
  for (const char* mode : {"oversample", "undersample"}) {
    DataSettings settings;
    settings.balance = mode;
    const auto once = texts(build(tableOf(rows), settings).split(Split::Train));
    QCOMPARE(texts(build(tableOf(rows), settings).split(Split::Train)), once);
    std::vector<Example> a = build(tableOf(rows)).split(Split::Train), b = a;
    balanceTraining(a, mode, 1);
    balanceTraining(b, mode, 2);
    QVERIFY(texts(a) != texts(b));
  }
}

void FindingsTest::groupsComeFromTheirColumn() {
  Table table = tableOf(differentRows(30));
  table.columns.push_back("region");
  for (std::size_t i = 0; i < table.rows.size(); ++i) table.rows[i].push_back(i % 2 ? " north " : "south");
  QVERIFY(build(table).split(Split::Train)[0].group.empty());
  DataSettings settings;
  settings.group_column = "region";
  const Dataset data = build(table, settings);
  QCOMPARE(data.group_column, "region"s);
  for (const Example& example : data.split(Split::Train)) QCOMPARE(example.group, example.line % 2 ? "north"s : "south"s);
  settings.group_column = "auto";
  QVERIFY(build(table, settings).group_column.empty());
  settings.group_column = "regoin";
  QVERIFY(says(build(table, settings).problems, "Did you mean “region”?"));
}

void FindingsTest::overlongRowsLeaveTrainingOnly() {
  auto rows = differentRows(60);
  for (std::size_t i = 0; i < rows.size(); i += 2) rows[i].first = sentence(i, 60);
  const Table table = tableOf(rows);
  DataTables tables{std::make_shared<const Table>(table), nullptr, nullptr, nullptr};
  DataSettings settings;
  settings.drop_overlong = true;
  const LengthRule words{[](const std::string& text, const std::string&) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ') + 1); }, 30};
  const Dataset plain = build(table), dropped = buildDataset(tables, settings, words);
  for (const Example& example : dropped.split(Split::Train)) QVERIFY(words.tokens(example.text, "") <= 30);
  for (const Split split : {Split::Validation, Split::Test}) QCOMPARE(texts(dropped.split(split)), texts(plain.split(split)));
  QVERIFY(find(dropped, Finding::Kind::Overlong));
  QCOMPARE(find(dropped, Finding::Kind::Overlong)->lines.size() + dropped.split(Split::Train).size(), plain.split(Split::Train).size());
  QCOMPARE(total(buildDataset(tables, settings)), total(plain));  // nothing is known of tokens
}

void FindingsTest::aRecipesModelSaysWhichRowsAreOverlong() {
  const TemporaryDirectory directory;
  std::string table = "text,label\n";
  for (std::uint64_t i = 0; i < 60; ++i) table += sentence(i, i % 2 ? 4 : 40) + (i % 3 ? ",yes\n" : ",no\n");
  writeFileAtomically(directory / "rows.csv", table);
  Recipe recipe;
  recipe.data.path = (directory / "rows.csv").string();
  const std::size_t all = prepareRecipeData(recipe).split(Split::Train).size();
  recipe.data.drop_overlong = true;
  recipe.model.max_length = 32;
  const Dataset short_ones = prepareRecipeData(recipe);
  const auto tokenizer = reviewsTokenizer();
  QVERIFY(!short_ones.split(Split::Train).empty() && short_ones.split(Split::Train).size() < all);
  for (const Example& example : short_ones.split(Split::Train)) QVERIFY(tokenizer->encode(example.text).ids.size() <= 32);
  recipe.model.path = (directory / "no-model").string();
  QVERIFY_EXCEPTION_THROWN(prepareRecipeData(recipe), ProblemError);
}

void FindingsTest::lengthsAreThoseOfTheTokenizer() {
  const auto tokenizer = reviewsTokenizer();
  std::vector<std::pair<std::string, std::string>> rows;
  for (int i = 0; i < 50; ++i) rows.push_back({"word " + std::to_string(i) + std::string(static_cast<std::size_t>(i) * 4, '!'), "l" + std::to_string(i % 2)});
  const Dataset data = build(tableOf(rows));
  const TokenLengths lengths = measureTokenLengths(data, *tokenizer, 64);
  std::vector<std::uint32_t> expected;
  std::size_t over = 0;
  for (const auto& split : data.splits) {
    for (const Example& example : split) {
      expected.push_back(static_cast<std::uint32_t>(tokenizer->encode(example.text).ids.size()));
      over += expected.back() > 64;
    }
  }
  std::sort(expected.begin(), expected.end());
  QVERIFY(lengths.lengths == expected);
  QVERIFY(over > 10 && over < 40);
  QCOMPARE(lengths.long_lines.size(), over);
  QCOMPARE(lengths.shareOver(64), static_cast<double>(over) / 50);
  QCOMPARE(lengths.shareOver(lengths.covering(1)), 0.0);
  QVERIFY(lengths.shareOver(lengths.covering(0.9)) <= 0.1 + 1e-9);
  QVERIFY(findOverlong(lengths, 64) && !findOverlong(lengths, 10'000));
  const TokenLengths some = measureTokenLengths(data, *tokenizer, 64, 10);
  QVERIFY(some.sampled());
  QCOMPARE(some.lengths.size(), std::size_t{10});
  QVERIFY(contains(findOverlong(some, 8)->what, "looked at"));
  const LengthRule rule = tokenizerRule(tokenizer, 64);
  for (const Example& example : data.split(Split::Train)) QCOMPARE(rule.tokens(example.text, "") > 64, tokenizer->encode(example.text).ids.size() > 64);
}

void FindingsTest::everyFixChangesItsSettingsAndBack() {
  int fixes = 0;
  for (int kind = 0; kind <= static_cast<int>(Finding::Kind::OddEncoding); ++kind) {
    const Finding finding{static_cast<Finding::Kind>(kind), Severity::Warning, {}, {}, {}, 0, {"it's", "two words"}};
    for (const FindingFix& fix : fixesFor(finding, {})) {
      Recipe recipe;
      applyValues(fix.before, recipe);
      QVERIFY2(!isApplied(fix, recipe), fix.title.c_str());
      applyValues(fix.wanted, recipe);
      QVERIFY(isApplied(fix, recipe));
      Problems problems;
      recipeFromJson(toJson(recipe), problems);
      QVERIFY(problems.empty());
      applyValues(fix.before, recipe);
      QVERIFY(!isApplied(fix, recipe));
      QVERIFY(asOptions(fix).starts_with("--"));
      if (finding.kind == Finding::Kind::RareLabel) QCOMPARE(asOptions(fix), "--data.drop_labels 'it'\\''s,two words'"s);
      ++fixes;
    }
  }
  QCOMPARE(fixes, 13);
}

void FindingsTest::thePreviewIsTheBatchOfTheTraining() {
  const auto tokenizer = reviewsTokenizer();
  auto rows = differentRows(60);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].first = "good coffee and unbelievableness " + std::string(i * 2, '!');
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].first += " " + std::to_string(i);
  const auto data = std::make_shared<const Dataset>(build(tableOf(rows)));
  const BatchRules rules{40, 8, true, 7};
  const BatchPreviewer previewer(data, tokenizer, rules);
  const std::vector<Example>& train = data->split(Split::Train);
  std::vector<std::uint32_t> lengths;
  for (const Example& example : train) lengths.push_back(static_cast<std::uint32_t>(tokenizer->encode(example.text, {}, 40).ids.size()));
  const auto order = batchOrder(lengths, 8, true, 7, 0);
  QCOMPARE(previewer.count(), order.size());
  bool pieces = false, cut = false, padding = false;
  for (std::size_t b = 0; b < order.size(); ++b) {
    const BatchPreview batch = previewer.batch(b);
    QCOMPARE(batch.rows.size(), order[b].size());
    for (std::size_t r = 0; r < batch.rows.size(); ++r) {
      const Example& example = train[order[b][r]];
      const PreviewRow& row = batch.rows[r];
      QCOMPARE(row.line, example.line);
      QCOMPARE(row.label, data->labels[static_cast<std::size_t>(example.label)]);
      QCOMPARE(row.tokens.size(), batch.width);
      const Encoding read = tokenizer->encode(example.text, {}, 40);
      for (std::size_t t = 0; t < read.ids.size(); ++t) QCOMPARE(row.tokens[t].id, read.ids[t]);
      for (std::size_t t = read.ids.size(); t < batch.width; ++t) QVERIFY(row.tokens[t].kind == PreviewToken::Kind::Padding);
      QCOMPARE(row.cut_count, tokenizer->encode(example.text).ids.size() - read.ids.size());
      QVERIFY(row.tokens[0].kind == PreviewToken::Kind::Special);
      for (const PreviewToken& token : row.tokens) {
        pieces = pieces || token.kind == PreviewToken::Kind::Piece;
        padding = padding || token.kind == PreviewToken::Kind::Padding;
      }
      cut = cut || row.cut_count > 0;
    }
  }
  QVERIFY(pieces && cut && padding);
  QCOMPARE(previewer.batch(previewer.count()).number, std::size_t{0});
}

QTEST_GUILESS_MAIN(FindingsTest)
#include "findings_test.moc"
