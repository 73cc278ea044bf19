#include "core/nn/attention_blocks.h"

#include "core/nn/dropout.h"
#include "core/nn/softmax_rows.h"
#include "core/nn/torch_compat.h"

#include <algorithm>
#include <stdexcept>

namespace etude {

namespace {

constexpr std::int64_t kBlockScores = std::int64_t{1} << 18;  ///< elements of a block: with what is made of them they fit the cache
constexpr std::int64_t kFewestRows = 128;                     ///< with fewer, products spend their time on packing the keys
constexpr std::int64_t kBlocksFrom = std::int64_t{1} << 15;   ///< scores of one head

/// `bias` for query heads in groups: (B or 1, nh or 1, T, S) -> (B or 1, nkv or 1, g or 1, T, S).
at::Tensor groupedBias(const at::Tensor& bias, std::int64_t groups) {
  return bias.size(1) == 1 ? bias.unsqueeze(2) : bias.unflatten(1, {bias.size(1) / groups, groups});
}

/// Calls visit(b, h) for each batch row and key head, on several threads. Along what goes `in turn` one thread walks, in order.
template <class Visit>
void forEachHead(std::int64_t batch, std::int64_t heads, bool batch_in_turn, bool heads_in_turn, const Visit& visit) {
  const std::int64_t across = batch_in_turn ? 1 : batch, down = heads_in_turn ? 1 : heads;
  at::parallel_for(0, across * down, 1, [&](std::int64_t begin, std::int64_t end) {
    const at::NoGradGuard no_grad;  // threads have neither this nor autocast from the one that called
    const c10::impl::ExcludeDispatchKeyGuard no_autocast(c10::autocast_dispatch_keyset);
    for (std::int64_t task = begin; task < end; ++task) {
      for (std::int64_t b = task / down; b < batch; b += across) {
        for (std::int64_t h = task % down; h < heads; h += down) visit(b, h);
      }
    }
  });
}

/// (B, n, T, hs) in memory as (B, T, n, hs): joining the heads, or handing the gradient of splitting them on, then copies nothing.
at::Tensor headsApart(const at::Tensor& like, std::int64_t width, at::ScalarType type) {
  return at::empty({like.size(0), like.size(2), like.size(1), width}, like.options().dtype(type)).transpose(1, 2);
}

/// The type in which much is added up.
at::ScalarType sumType(at::ScalarType type) { return type == at::kDouble ? at::kDouble : at::kFloat; }

at::Tensor matrix(const at::Tensor& x, std::int64_t b, std::int64_t h) { return x.select(0, b).select(0, h); }

/// The entry of a broadcast dimension.
std::int64_t entry(const at::Tensor& x, std::int64_t dim, std::int64_t i) { return x.size(dim) == 1 ? 0 : i; }

struct Inputs {
  at::Tensor q, k, v, bias;
  double scale = 1, dropout_p = 0;
  std::uint64_t key = 0;
  std::int64_t rows = 1;

  std::int64_t groups() const { return q.size(1) / k.size(1); }
};

/// Rows [begin, end) of the scores of one query head, as far as one pass over them goes.
class Block {
 public:
  Block(const Inputs& inputs, std::int64_t b, std::int64_t h, std::int64_t begin, std::int64_t end)
      : in_(inputs), b_(b), h_(h), begin_(begin), end_(end), keys_(matrix(in_.k, b, h / in_.groups())) {}

  /// Of a tensor (B or 1, nh or 1, T or 1, ..), what belongs to these rows.
  at::Tensor of(const at::Tensor& x) const {
    const at::Tensor all = matrix(x, entry(x, 0, b_), entry(x, 1, h_));
    return x.size(2) == 1 ? all : all.slice(0, begin_, end_);
  }

  at::Tensor probabilities() const {  // (t, S), in float at least
    const at::Tensor rows = of(in_.q);
    at::Tensor scores;
    if (!in_.bias.defined()) {
      scores = at::empty({rows.size(0), keys_.size(0)}, rows.options());
      at::addmm_out(scores, scores, rows, keys_.t(), /*beta=*/0, in_.scale);
    } else if (in_.bias.scalar_type() == rows.scalar_type()) {
      scores = at::addmm(of(in_.bias), rows, keys_.t(), /*beta=*/1, in_.scale);
    } else {
      scores = at::add(of(in_.bias), at::mm(rows, keys_.t()), in_.scale);
    }
    if (scores.scalar_type() != at::kFloat) return at::softmax(scores, -1, sumType(scores.scalar_type()));
    softmaxRows(scores.data_ptr<float>(), scores.size(0), scores.size(1));
    return scores;
  }

  /// What dropout leaves of x (t, S): the same elements of the probabilities each time.
  at::Tensor dropped(const at::Tensor& x) const {
    if (in_.dropout_p <= 0) return x;
    const std::int64_t row = (b_ * in_.q.size(1) + h_) * in_.q.size(2) + begin_;
    return dropPart(x, in_.dropout_p, in_.key, row * keys_.size(0));
  }

 private:
  const Inputs& in_;
  std::int64_t b_, h_, begin_, end_;
  at::Tensor keys_;
};

/// Calls visit(block) for each block of the query heads that share key head h.
template <class Visit>
void forEachBlock(const Inputs& in, std::int64_t b, std::int64_t h, const Visit& visit) {
  for (std::int64_t head = h * in.groups(); head < (h + 1) * in.groups(); ++head) {
    for (std::int64_t begin = 0; begin < in.q.size(2); begin += in.rows)
      visit(Block(in, b, head, begin, std::min(begin + in.rows, in.q.size(2))));
  }
}

at::Tensor mixInBlocks(const Inputs& in) {
  const at::Tensor out = headsApart(in.q, in.v.size(3), in.q.scalar_type());
  forEachHead(in.k.size(0), in.k.size(1), false, false, [&](std::int64_t b, std::int64_t h) {
    const at::Tensor values = matrix(in.v, b, h);
    forEachBlock(in, b, h, [&](const Block& block) {
      at::Tensor rows = block.of(out);
      at::mm_out(rows, block.dropped(block.probabilities()).to(values.scalar_type()), values);
    });
  });
  return out;
}

/// Of the scores from that of the probabilities, which may be overwritten.
at::Tensor softmaxGradient(const at::Tensor& gradient, const at::Tensor& probabilities) {
  if (gradient.scalar_type() != at::kFloat) return at::_softmax_backward_data(gradient, probabilities, -1, gradient.scalar_type());
  softmaxGradientRows(gradient.data_ptr<float>(), probabilities.data_ptr<float>(), gradient.size(0), gradient.size(1));
  return gradient;
}

/// Gradients of q, k, v and the bias; undefined: not wanted.
struct Gradients {
  at::Tensor q, k, v, bias;
};

/// sum += scale * a b, where the sum may be of a wider type.
void addProduct(at::Tensor& sum, const at::Tensor& a, const at::Tensor& b, double scale) {
  if (sum.scalar_type() == a.scalar_type()) {
    sum.addmm_(a, b, /*beta=*/1, scale);
  } else {
    sum.add_(at::mm(a, b), scale);
  }
}

/// Adds what one block contributes. P: probabilities, D: what dropout leaves of them, O = D v: dv = D' dO, dD = dO v',
/// dS = P * (dP - sum of P * dP), dq = scale dS k, dk = scale dS' q, dbias = dS.
void addGradients(const Inputs& in, const Block& block, const at::Tensor& out_gradient, const at::Tensor& keys, const at::Tensor& values,
                  at::Tensor& keys_gradient, at::Tensor& values_gradient, const Gradients& to) {
  const at::Tensor probabilities = block.probabilities(), rows_gradient = block.of(out_gradient);
  if (values_gradient.defined()) addProduct(values_gradient, block.dropped(probabilities).to(values.scalar_type()).t(), rows_gradient, 1);
  if (!to.q.defined() && !to.k.defined() && !to.bias.defined()) return;
  const at::Tensor given = block.dropped(at::mm(rows_gradient, values.t()).to(probabilities.scalar_type()));
  const at::Tensor scores = softmaxGradient(given, probabilities);
  if (to.bias.defined()) {
    at::Tensor sum = block.of(to.bias);
    sum.add_(scores.sum_to_size(sum.sizes()));
  }
  const at::Tensor rounded = scores.to(keys.scalar_type());
  if (to.q.defined()) {
    at::Tensor rows = block.of(to.q);
    at::addmm_out(rows, rows, rounded, keys, /*beta=*/0, in.scale);
  }
  if (keys_gradient.defined()) addProduct(keys_gradient, rounded.t(), block.of(in.q), in.scale);
}

void gradientsInBlocks(const Inputs& in, const at::Tensor& out_gradient, const Gradients& to) {
  // What adds to the same element of the bias's gradient goes in turn: never two threads at once, and always in one order.
  const bool batch_in_turn = to.bias.defined() && to.bias.size(0) == 1, heads_in_turn = to.bias.defined() && to.bias.size(1) == 1;
  forEachHead(in.k.size(0), in.k.size(1), batch_in_turn, heads_in_turn, [&](std::int64_t b, std::int64_t h) {
    const at::Tensor keys = matrix(in.k, b, h), values = matrix(in.v, b, h);
    at::Tensor keys_gradient = to.k.defined() ? matrix(to.k, b, h) : at::Tensor();
    at::Tensor values_gradient = to.v.defined() ? matrix(to.v, b, h) : at::Tensor();
    forEachBlock(in, b, h, [&](const Block& block) {
      addGradients(in, block, out_gradient, keys, values, keys_gradient, values_gradient, to);
    });
  });
}

struct AttentionInBlocks : torch::autograd::Function<AttentionInBlocks> {
  static Inputs inputs(const std::vector<at::Tensor>& tensors, double scale, double dropout_p, std::int64_t key, std::int64_t rows) {
    return {tensors[0], tensors[1], tensors[2], tensors.size() > 3 ? tensors[3] : at::Tensor(), scale, dropout_p, static_cast<std::uint64_t>(key), rows};
  }
  /// `tensors`: q, k, v and, where there is one, the bias.
  static at::Tensor forward(torch::autograd::AutogradContext* context, at::TensorList tensors, double scale, double dropout_p,
                            std::int64_t key, std::int64_t rows) {
    context->save_for_backward(tensors.vec());
    std::vector<bool> wanted;
    for (const at::Tensor& one : tensors) wanted.push_back(one.requires_grad());
    auto& saved = context->saved_data;
    saved["wanted"] = wanted;
    saved["scale"] = scale;
    saved["dropout_p"] = dropout_p;
    saved["key"] = key;
    saved["rows"] = rows;
    return mixInBlocks(inputs(tensors.vec(), scale, dropout_p, key, rows));
  }
  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context, torch::autograd::variable_list grads) {
    if (at::GradMode::is_enabled()) throw std::logic_error("attention in blocks has no second derivative");
    auto& saved = context->saved_data;
    const auto tensors = context->get_saved_variables();
    const Inputs in = inputs(tensors, saved["scale"].toDouble(), saved["dropout_p"].toDouble(), saved["key"].toInt(), saved["rows"].toInt());
    const auto wanted = saved["wanted"].toBoolList();
    Gradients to;
    if (wanted[0]) to.q = headsApart(in.q, in.q.size(3), in.q.scalar_type());
    if (wanted[1]) to.k = headsApart(in.k, in.k.size(3), sumType(in.k.scalar_type())).zero_();
    if (wanted[2]) to.v = headsApart(in.v, in.v.size(3), sumType(in.v.scalar_type())).zero_();
    if (in.bias.defined() && wanted[3]) to.bias = at::zeros_like(in.bias, at::MemoryFormat::Contiguous);
    gradientsInBlocks(in, grads[0], to);
    torch::autograd::variable_list result = {to.q, to.k, to.v, to.bias};  // autograd rounds what was summed in a wider type
    result.resize(tensors.size());
    result.resize(tensors.size() + 4);  // the numbers
    return result;
  }
};

}  // namespace

at::Tensor attendAtOnce(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& bias, double scale,
                        double dropout_p, const Pass& pass, std::uint64_t site) {
  // The query heads of a group stand side by side as further rows, so that no key is copied.
  const std::int64_t groups = q.size(1) / k.size(1), queries = q.size(2);
  const at::Tensor rows = groups == 1 ? q : q.reshape({q.size(0), k.size(1), groups * queries, q.size(3)});
  at::Tensor scores = at::matmul(scale == 1 ? rows : rows * scale, k.transpose(-2, -1));  // (B, nkv, g * T, S)
  if (bias.defined())
    scores = groups == 1 ? scores + bias : (scores.unflatten(2, {groups, queries}) + groupedBias(bias, groups)).flatten(2, 3);
  const at::Tensor probabilities = dropout(at::softmax(scores, -1), dropout_p, pass, site);
  const at::Tensor mixed = at::matmul(probabilities, v);  // (B, nkv, g * T, hs)
  return groups == 1 ? mixed : mixed.reshape({q.size(0), q.size(1), queries, v.size(3)});
}

at::Tensor attendInBlocks(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& bias, double scale,
                          double dropout_p, const Pass& pass, std::uint64_t site, std::int64_t rows) {
  const bool rounds = autocasts(q.device().type()) && q.scalar_type() == at::kFloat;
  const auto cast = [&](const at::Tensor& x) { return rounds ? x.to(at::kBFloat16) : x; };  // as autocast does before matrix products
  const std::int64_t block = rows > 0 ? rows : std::max(kFewestRows, kBlockScores / k.size(2));
  std::vector<at::Tensor> tensors = {cast(q), cast(k), cast(v)};
  if (bias.defined()) tensors.push_back(bias);
  return AttentionInBlocks::apply(at::TensorList(tensors), scale, pass.training ? dropout_p : 0.0,
                                  static_cast<std::int64_t>(dropoutKey(pass, site)), block);
}

bool blocksPay(std::int64_t queries, std::int64_t keys) { return queries > 1 && queries * keys >= kBlocksFrom; }

}  // namespace etude
