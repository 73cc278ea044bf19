#!/usr/bin/env python3
"""Writes the seeds of the fuzzers: small files of every kind that the readers know, and some that they must refuse.

  tests/fuzz/make_seeds.py      fills tests/fuzz/seeds/<target>/

Names that begin with good_ must be accepted, those with bad_ refused (fuzz_seeds_test holds this). Files of one folder stand
in one seed behind lines "=== NAME".
"""

import base64
import json
import pathlib
import shutil
import struct

SEEDS = pathlib.Path(__file__).resolve().parent / "seeds"
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "b", "##a", "##b", "##ab", "hello", "world", ",", "!", "it", "'", "s", "2", "##0"]
GPT2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
LLAMA3 = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
          r"|\s+(?!\S)|\s+")


def write(target, name, *parts, **sections):
    """`parts` are texts, bytes or JSON values, put together; `sections` further files of the folder (tokenizer_config=...)."""
    def encoded(value):
        if isinstance(value, bytes):
            return value
        return (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)).encode()
    content = b"".join(encoded(part) for part in parts)
    for section, value in sections.items():
        file = {"vocab": "vocab.json", "readme": "README.md", "index": "model.safetensors.index.json", "text": "text"}.get(section, section + ".json")
        content += b"\n=== " + file.encode() + b"\n" + encoded(value)
    (SEEDS / target).mkdir(parents=True, exist_ok=True)
    (SEEDS / target / name).write_bytes(content)


def numbered(tokens):
    return {token: i for i, token in enumerate(tokens)}


def charsmap():
    """SentencePiece's table of replacements for A -> a, é -> e (the layout is told in core/text/charsmap.cpp)."""
    units = [0] * 256
    units[0] = 1 << 10
    units[0x41 ^ 1] = 0x41 | 1 << 8 | 1 << 10
    units[0x41] = 1 << 31
    units[0xC3 ^ 1] = 0xC3 | 2 << 10
    units[0xC2 ^ 2 ^ 0xA9] = 0xA9 | 1 << 8 | 1 << 10
    units[0x68] = 1 << 31 | 2
    return struct.pack("<I256I", 1024, *units) + b"a\0e\0"


# tokenizer.json

def template(opening, closing, ids, pair=None):
    special = lambda token, kind: {"SpecialToken": {"id": token, "type_id": kind}}
    text = lambda name, kind: {"Sequence": {"id": name, "type_id": kind}}
    single = [special(t, 0) for t in opening] + [text("A", 0)] + [special(t, 0) for t in closing]
    return {"type": "TemplateProcessing", "single": single,
            "pair": single + [text("B", 1)] + [special(t, 1) for t in (closing if pair is None else pair)],
            "special_tokens": {t: {"id": t, "ids": [ids[t]], "tokens": [t]} for t in opening + closing}}


def added(tokens, ids, **flags):
    return [{"id": ids[t], "content": t, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False,
             "special": True} | flags for t in tokens]


def tokenizer(model, **parts):
    return {"version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": None, "pre_tokenizer": None,
            "post_processor": None, "decoder": None} | parts | {"model": model}


def bert():
    ids = numbered(WORDS)
    return tokenizer({"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100, "vocab": ids},
                     added_tokens=added(WORDS[:5], ids),
                     normalizer={"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None, "lowercase": True},
                     pre_tokenizer={"type": "BertPreTokenizer"}, post_processor=template(["[CLS]"], ["[SEP]"], ids),
                     decoder={"type": "WordPiece", "prefix": "##", "cleanup": True})


BYTES = ["<s>", "<pad>", "</s>", "<unk>", "<mask>", "a", "b", "l", "o", "Ġ", "Ã", "Ĩ", "ab", "Ġa", "Ġab", "lo"]
BYTE_MERGES = ["a b", "Ġ a", "Ġa b", "l o"]


def byte_pairs(**parts):
    return tokenizer({"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": "", "end_of_word_suffix": "",
                      "fuse_unk": False, "byte_fallback": False, "vocab": numbered(BYTES), "merges": BYTE_MERGES},
                     **({"pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True},
                         "post_processor": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": False},
                         "decoder": {"type": "ByteLevel"}} | parts))


def llama2():
    tokens = ["<unk>", "<s>", "</s>"] + ["<0x%02X>" % byte for byte in range(256)] + ["▁", "a", "b", "ab", "▁a", "▁ab"]
    ids = numbered(tokens)
    return tokenizer({"type": "BPE", "unk_token": "<unk>", "fuse_unk": True, "byte_fallback": True, "vocab": ids,
                      "merges": [["a", "b"], ["▁", "a"], ["▁", "ab"]]},
                     added_tokens=added(tokens[:3], ids),
                     normalizer={"type": "Sequence", "normalizers": [{"type": "Prepend", "prepend": "▁"},
                                                                     {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]},
                     post_processor=template(["<s>"], [], ids, pair=[]),
                     decoder={"type": "Sequence", "decoders": [{"type": "Replace", "pattern": {"String": "▁"}, "content": " "},
                                                               {"type": "ByteFallback"}, {"type": "Fuse"},
                                                               {"type": "Strip", "content": " ", "start": 1, "stop": 0}]})


def llama3():
    split = {"type": "Split", "pattern": {"Regex": LLAMA3}, "behavior": "Isolated", "invert": False}
    json_ = byte_pairs(pre_tokenizer={"type": "Sequence", "pretokenizers": [split, {"type": "ByteLevel", "add_prefix_space": False, "use_regex": False}]},
                       post_processor={"type": "Sequence", "processors": [{"type": "ByteLevel", "trim_offsets": False}, template(["<s>"], [], numbered(BYTES), pair=[])]},
                       added_tokens=added(["<s>", "</s>"], numbered(BYTES)))
    json_["model"]["ignore_merges"] = True
    return json_


def unigram(**parts):
    pieces = [["<pad>", 0.0], ["</s>", 0.0], ["<unk>", 0.0], ["▁", -2.0], ["a", -3.5], ["b", -3.5], ["▁a", -2.5], ["ab", -4.25], ["<0x41>", -9.0]]
    ids = {piece: i for i, (piece, _) in enumerate(pieces)}
    replace = {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "}
    return tokenizer({"type": "Unigram", "unk_id": 2, "vocab": pieces, "byte_fallback": True},
                     **({"normalizer": {"type": "Sequence", "normalizers": [{"type": "Precompiled", "precompiled_charsmap": base64.b64encode(charsmap()).decode()}, replace]},
                         "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}]},
                         "post_processor": template([], ["</s>"], ids),
                         "decoder": {"type": "Metaspace", "replacement": "▁", "add_prefix_space": True},
                         "added_tokens": added(["<pad>", "</s>", "<unk>"], ids)} | parts))


def word_level(**parts):
    return tokenizer({"type": "WordLevel", "vocab": numbered(["<unk>", "a", "hello", "world", "ab", "2024"]), "unk_token": "<unk>"}, **parts)


NORMALIZERS = [{"type": "NFC"}, {"type": "NFD"}, {"type": "NFKC"}, {"type": "NFKD"}, {"type": "Lowercase"}, {"type": "StripAccents"},
               {"type": "Strip", "strip_left": True, "strip_right": True}, {"type": "Prepend", "prepend": "a "},
               {"type": "Replace", "pattern": {"Regex": "[xyz]+"}, "content": "ab"}, {"type": "Replace", "pattern": {"String": "``"}, "content": "\""},
               {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": True, "lowercase": False}]
BEHAVIORS = ["Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous"]
CUTTERS = [{"type": "BertPreTokenizer"}, {"type": "Digits", "individual_digits": True}, {"type": "Punctuation", "behavior": "Contiguous"},
           {"type": "Whitespace"}, {"type": "ByteLevel", "add_prefix_space": True, "use_regex": True}, {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "first"}]


def tokenizer_json():
    put = lambda name, *parts, **sections: write("tokenizer_json", name, *parts, **sections)
    put("good_bert", bert())
    put("good_bert_config", bert(), tokenizer_config={"tokenizer_class": "BertTokenizer", "do_lower_case": False, "strip_accents": True, "model_max_length": 512})
    put("good_bytes", byte_pairs())
    put("good_roberta", byte_pairs(post_processor={"type": "RobertaProcessing", "sep": ["</s>", 2], "cls": ["<s>", 0], "trim_offsets": True, "add_prefix_space": False},
                                   added_tokens=added(BYTES[:4], numbered(BYTES)) + added(["<mask>"], numbered(BYTES), lstrip=True)),
        tokenizer_config={"tokenizer_class": "RobertaTokenizer", "add_prefix_space": True})
    put("good_llama2", llama2(), tokenizer_config={"tokenizer_class": "LlamaTokenizer", "add_bos_token": True, "add_eos_token": True, "bos_token": "<s>", "eos_token": "</s>"})
    put("good_llama3", llama3())
    put("good_unigram", unigram())
    put("good_normalizers", word_level(normalizer={"type": "Sequence", "normalizers": NORMALIZERS}, pre_tokenizer={"type": "WhitespaceSplit"}))
    put("good_byte_normalizer", word_level(normalizer={"type": "ByteLevel"}, decoder={"type": "ByteLevel"}))
    put("good_cutters", word_level(pre_tokenizer={"type": "Sequence", "pretokenizers": CUTTERS}))
    splits = [{"type": "Split", "pattern": {"Regex": r"\w|\d{2}"} if i % 2 else {"String": "a"}, "behavior": name, "invert": i % 2 == 0} for i, name in enumerate(BEHAVIORS)]
    put("good_splits", word_level(pre_tokenizer={"type": "Sequence", "pretokenizers": splits}), text="aab 12ab ba")
    suffix = ["<unk>", "a", "b", "a</w>", "b</w>", "ab</w>"]
    put("good_suffix", tokenizer({"type": "BPE", "unk_token": "<unk>", "end_of_word_suffix": "</w>", "vocab": numbered(suffix), "merges": ["a b</w>"]},
                                 pre_tokenizer={"type": "Split", "pattern": {"Regex": GPT2}, "behavior": "Removed", "invert": True}, decoder={"type": "BPEDecoder", "suffix": "</w>"}))
    flags = [{"id": 6, "content": "New", "normalized": True, "single_word": True}, {"id": 7, "content": " gap ", "lstrip": True, "rstrip": True},
             {"id": 8, "content": "<x>", "special": True}]
    put("good_added", word_level(added_tokens=flags, normalizer={"type": "Lowercase"}, pre_tokenizer={"type": "Whitespace"}), text="new a <x>  gap  knew New")
    put("good_untyped", {"model": {"vocab": numbered(WORDS), "max_input_chars_per_word": 9, "unk_token": "[UNK]"}})
    put("good_classic", word_level(post_processor={"type": "BertProcessing", "sep": ["a", 1], "cls": ["hello", 2]}, decoder={"type": "Sequence", "decoders": [{"type": "WordPiece", "prefix": "##", "cleanup": True}, {"type": "Fuse"}]}))

    put("bad_cut_off", json.dumps(bert())[:300])
    put("bad_list", [])
    put("bad_no_model", tokenizer(None))
    put("bad_utf8", b'{"model": {"type": "WordLevel", "vocab": {"\xff": 0}}}')
    put("bad_type", word_level(normalizer={"type": "Rot13"}))
    put("bad_regex", word_level(pre_tokenizer={"type": "Split", "pattern": {"Regex": "(a"}, "behavior": "Isolated"}))
    put("bad_charsmap", word_level(normalizer={"type": "Precompiled", "precompiled_charsmap": "AAAAAAAA"}))
    put("bad_merge", tokenizer({"type": "BPE", "vocab": numbered(["a", "b"]), "merges": ["a b"]}))
    put("bad_dropout", tokenizer({"type": "BPE", "dropout": 0.1, "vocab": {"a": 0}, "merges": []}))
    put("bad_two_numbers", tokenizer({"type": "WordLevel", "unk_token": "a", "vocab": {"a": 0, "b": 0}}))
    put("bad_number", tokenizer({"type": "WordLevel", "unk_token": "a", "vocab": {"a": 4000000}}))
    put("bad_score", tokenizer({"type": "Unigram", "unk_id": 0, "vocab": [["a", "b"]]}))
    put("bad_unknown", tokenizer({"type": "Unigram", "unk_id": 9, "vocab": [["a", 0.0]]}))
    put("bad_added", word_level(added_tokens=[{"id": 3, "content": "c"}]))
    put("bad_template", word_level(post_processor={"type": "TemplateProcessing", "single": [{"Sequence": {"id": "B"}}], "pair": []}))
    put("bad_template_number", word_level(post_processor=template(["a"], [], {"a": 77}, pair=[])))
    put("bad_twice", word_level(post_processor={"type": "Sequence", "processors": [template(["a"], [], {"a": 1})] * 2}))
    put("bad_deep", json.dumps(word_level())[:-1] + ', "x": ' + "[" * 300 + "]" * 300 + "}")
    put("bad_growth", word_level(normalizer={"type": "Sequence", "normalizers": [{"type": "Replace", "pattern": {"String": "a"}, "content": "a" * 10}] * 12}))
    put("bad_growing_pieces", word_level(pre_tokenizer={"type": "Sequence", "pretokenizers": [{"type": "ByteLevel", "use_regex": False, "add_prefix_space": False}] * 30}))
    put("bad_growing_answer", word_level(decoder={"type": "Sequence", "decoders": [{"type": "Replace", "pattern": {"String": "u"}, "content": "u" * 10}] * 12}))


def other_tokenizers():
    words = "\n".join(WORDS) + "\n"
    put = lambda name, *parts, **sections: write("vocab_txt", name, *parts, **sections)
    put("good_lower", words)
    put("good_cased", words.replace("world", "World"))
    put("good_crlf", words.replace("\n", "\r\n").rstrip())
    put("good_config", words, tokenizer_config={"do_lower_case": False, "tokenize_chinese_chars": False, "strip_accents": True, "unk_token": "b", "model_max_length": 128},
        added_tokens={"<new>": 19}, text="a <new>b New")
    put("good_twice", words + "a\nb\n")
    put("bad_empty", "")
    put("bad_specials", "a\nb\n")
    put("bad_utf8", words.encode() + b"\xe4\xff\n")
    put("bad_class", words, tokenizer_config={"tokenizer_class": "XLNetTokenizer"})
    put("bad_basic", words, tokenizer_config={"do_basic_tokenize": False})

    put = lambda name, *parts, **sections: write("tokenizer_config", name, *parts, **sections)
    put("good_empty", {})
    put("good_flags", {"tokenizer_class": "BertTokenizerFast", "do_lower_case": True, "do_basic_tokenize": True, "tokenize_chinese_chars": True, "strip_accents": None,
                       "add_prefix_space": True, "legacy": False, "add_bos_token": True, "add_eos_token": False, "split_by_punct": False, "extra_ids": 100,
                       "model_max_length": 1e30, "pad_token": "[PAD]", "mask_token": {"content": "[MASK]", "lstrip": True, "special": True}})
    put("good_added", {"added_tokens_decoder": {"0": {"content": "[PAD]", "special": True}, "18": {"content": "<new>", "rstrip": True}}, "additional_special_tokens": ["<new>"]},
        special_tokens_map={"unk_token": "[UNK]", "cls_token": {"content": "[CLS]"}}, added_tokens={"<other>": 19}, text="a <new> <other>")
    put("bad_flag", {"do_lower_case": "yes"})
    put("bad_number", {"added_tokens_decoder": {"x": {"content": "y"}}})
    put("bad_place", {"added_tokens_decoder": {"3": {"content": "y"}}})
    put("bad_list", [])
    put("bad_added", {}, added_tokens={"": 3})
    put("bad_token", {"unk_token": "nobody"})

    put = lambda name, *parts, **sections: write("merges_txt", name, *parts, **sections)
    merges = "#version: 0.2\n" + "\n".join(BYTE_MERGES) + "\n"
    plain = numbered(["<|endoftext|>"] + BYTES[5:])
    put("good_gpt2", merges, vocab=plain)
    put("good_crlf", merges.replace("\n", "\r\n"), vocab=plain, tokenizer_config={"tokenizer_class": "GPT2Tokenizer", "add_prefix_space": True})
    put("good_roberta", merges, vocab=numbered(BYTES))
    put("good_deberta", merges, vocab=numbered(WORDS[:5] + BYTES[5:]), text="a [MASK] ab")
    put("good_qwen2", merges, vocab=plain, tokenizer_config={"tokenizer_class": "Qwen2Tokenizer"}, added_tokens={"<|im_start|>": 12})
    put("bad_vocabulary", merges)
    put("bad_pair", "a b c\n", vocab=plain)
    put("bad_stranger", "a z\n", vocab=plain)
    put("bad_utf8", b"a \xff\n", vocab=plain)
    put("bad_list", merges, vocab=[])
    put("bad_class", merges, vocab=plain, tokenizer_config={"tokenizer_class": "CTRLTokenizer"})
    put("bad_number", merges, vocab={**plain, "x": -1})


# A SentencePiece model is a protocol buffer: sentencepiece_model.proto of the library.

def varint(value):
    out = b""
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def field(number, value):
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    if isinstance(value, float):
        return varint(number << 3 | 5) + struct.pack("<f", value)
    value = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(value)) + value


def sentence_model(pieces, kind, table=charsmap(), byte_fallback=False):
    """`pieces` are (text, score, type): 1 normal, 2 unknown, 3 control, 4 user defined, 6 byte."""
    message = b"".join(field(1, field(1, text) + field(2, score) + field(3, sort)) for text, score, sort in pieces)
    trainer = field(3, kind) + (field(35, 1) if byte_fallback else b"")
    return message + field(2, trainer) + field(3, field(1, "nmt") + field(2, table) + field(3, 1) + field(4, 1) + field(5, 1))


def sentence_pieces():
    put = lambda name, *parts, **sections: write("sentencepiece", name, *parts, **sections)
    letters = [("▁", -2.0, 1), ("a", -3.0, 1), ("b", -3.5, 1), ("▁a", -2.5, 1), ("ab", -4.0, 1)]
    t5 = [("<pad>", 0.0, 3), ("</s>", 0.0, 3), ("<unk>", 0.0, 2)] + letters
    llama = [("<unk>", 0.0, 2), ("<s>", 0.0, 3), ("</s>", 0.0, 3)]
    deberta = [("[PAD]", 0.0, 3), ("[CLS]", 0.0, 3), ("[SEP]", 0.0, 3), ("[UNK]", 0.0, 2)] + letters + [("[MASK]", 0.0, 4)]
    bytes_ = [("<0x%02X>" % byte, 0.0, 6) for byte in range(256)]
    put("good_t5", sentence_model(t5, 1))
    put("good_t5_config", sentence_model(t5, 1), tokenizer_config={"tokenizer_class": "T5Tokenizer", "extra_ids": 3, "legacy": False}, text="a <extra_id_0> b")
    put("good_llama", sentence_model(llama + letters, 2, table=b""))
    put("good_llama_bytes", sentence_model(llama + bytes_ + letters, 2, table=b"", byte_fallback=True),
        tokenizer_config={"tokenizer_class": "LlamaTokenizer", "legacy": False, "add_eos_token": True}, added_tokens={"<new>": 264})
    put("good_deberta", sentence_model(deberta, 1))
    put("bad_words", sentence_model(t5, 3))
    put("bad_empty", b"")
    put("bad_cut_off", sentence_model(t5, 1)[:-40])
    put("bad_table", sentence_model(t5, 1, table=charsmap()[:600]))
    put("bad_no_unknown", sentence_model([("<s>", 0.0, 3), ("</s>", 0.0, 3)] + letters, 1))
    put("bad_family", sentence_model([("<unk>", 0.0, 2)] + letters, 1))
    put("bad_split", sentence_model(deberta, 1), tokenizer_config={"tokenizer_class": "DebertaV2Tokenizer", "split_by_punct": True})


# Models, recipes, tables

def safetensors_file(header, data=b"", length=None):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text + data


def entry(dtype, shape, begin, end):
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


def safetensors():
    put = lambda name, *parts: write("safetensors", name, safetensors_file(*parts))
    put("good_one", {"w": entry("F32", [2, 2], 0, 16)}, bytes(16))
    put("good_none", {})
    put("good_metadata", {"__metadata__": {"format": "pt", "ключ": "é"}, "b": entry("BF16", [3], 8, 14), "a": entry("I64", [], 0, 8)}, bytes(14))
    put("good_empty_tensor", {"w": entry("F16", [0, 4], 0, 0), "v": entry("U8", [1], 0, 1)}, b"x")
    put("good_dtypes", {name: entry(name, [1], 8 * i, 8 * i + 8) for i, name in enumerate(["F64", "I64", "U64", "C64"])}, bytes(32))
    put("bad_cut_off", {"w": entry("F32", [2, 2], 0, 16)}, bytes(15))
    put("bad_length", {}, b"", 1 << 40)
    put("bad_text", b'{"w": {"dtype": "F32", ')
    put("bad_hole", {"w": entry("U8", [1], 1, 2)}, bytes(2))
    put("bad_overlap", {"w": entry("U8", [2], 0, 2), "v": entry("U8", [2], 1, 3)}, bytes(3))
    put("bad_twice", b'{"w": %b, "w": %b}' % ((json.dumps(entry("U8", [1], 0, 1)).encode(),) * 2), b"x")
    put("bad_shape", {"w": entry("F32", [1 << 62, 4, 0], 0, 0)})
    put("bad_negative", {"w": entry("F32", [-1], 0, 4)}, bytes(4))
    put("bad_dtype", {"w": entry("F31", [1], 0, 4)}, bytes(4))
    put("bad_number", {"w": {"dtype": "U8", "shape": [1.5], "data_offsets": [0, 1]}}, b"x")
    put("bad_deep", b'{"w":' + b"[" * 500)
    write("safetensors", "bad_empty", b"")
    write("safetensors", "bad_short", b"\1\0\0")


def configs():
    put = lambda name, *parts, **sections: write("config_json", name, *parts, **sections)
    bert_ = {"model_type": "bert", "architectures": ["BertForMaskedLM"], "num_hidden_layers": 1, "hidden_size": 4, "num_attention_heads": 2,
             "intermediate_size": 8, "vocab_size": 6, "max_position_embeddings": 8, "type_vocab_size": 2, "position_embedding_type": "absolute"}
    card = "---\nlicense: mit\nlanguage:\n- en\n- de\ndescription: \"Tiny.\"\n---\n# Tiny\n\n![x](y)\nA model of one layer.\n"
    tensors = ["encoder.layer.0.output.dense.bias"]
    put("good_bert", bert_)
    put("good_card", bert_, readme=card)
    put("good_index", bert_, index={"metadata": {"total_size": 1}, "weight_map": {"bert." + t: "weights.safetensors" for t in tensors}})
    put("bad_family", bert_ | {"model_type": "mamba"})
    put("bad_size", bert_ | {"hidden_size": 5})
    put("bad_heads", bert_ | {"num_attention_heads": 3})
    put("bad_layers", bert_ | {"num_hidden_layers": -1})
    put("bad_real", bert_ | {"vocab_size": 6.5})
    put("bad_positions", bert_ | {"position_embedding_type": "relative_key"})
    put("bad_text", json.dumps(bert_)[:40])
    put("bad_list", [])
    put("bad_deep", json.dumps(bert_)[:-1] + ', "x": ' + "[" * 300 + "]" * 300 + "}")
    put("bad_number", '{"model_type": "bert", "hidden_size": 1e999}')
    put("bad_index", bert_, index={"weight_map": {"bert.x": "weights.safetensors"}})
    put("bad_index_outside", bert_, index={"weight_map": {"bert.x": "../weights.safetensors"}})


def recipes():
    put = lambda name, *parts: write("recipe", name, *parts)
    put("good_empty", {})
    put("good_short", {"schema": 1, "name": "Reviews", "notes": "ü", "data": {"path": "builtin:reviews", "text_column": "text", "train_rows": 100},
                       "model": {"path": "~/models/x", "max_length": 64}, "environment": {"device": "cpu", "threads": 2},
                       "tuning": {"method": "full", "learning_rate": 3e-4, "num_train_epochs": 2},
                       "evaluation": {"swap_words": ["he/she"]}, "export": {}, "monitoring": {"drift_warning": 0.1, "drift_alarm": 0.25}})
    put("bad_key", {"tuning": {"lerning_rate": 1}})
    put("bad_range", {"tuning": {"learning_rate": -1}})
    put("bad_type", {"tuning": {"learning_rate": "fast"}})
    put("bad_section", {"data": []})
    put("bad_schema", {"schema": 99})
    put("bad_text", '{"schema": 1,\n "name"')
    put("bad_list", [])
    put("bad_number", '{"tuning": {"learning_rate": 1e999}}')
    put("bad_deep", '{"schema": ' + "[" * 300 + "]" * 300 + "}")


def tables():
    put = lambda name, ending, *parts: write("table", name, ending + "\n", *parts)
    put("good_csv", "csv", "text,label\nGood film,pos\n\"Bad, \"\"sad\"\" film\nof 2 lines\",neg\n")
    put("good_semicolon", "csv", "sep=;\ntext;label\na;x\nb;y\n")
    put("good_tsv", "tsv", "a\tb\n1\t2\n")
    put("good_ragged", "csv", "a,b\n1\n1,2,3\n")
    put("good_latin1", "csv", "text,label\ncaf\xe9,x\n".encode("latin-1"))
    put("good_utf16", "csv", "text,label\ncafé,x\n".encode("utf-16"))
    put("good_quotes", "csv", "a|b\n\"x\\\"y\"|2\n 'z'|\"3\n")
    put("good_lines", "jsonl", '{"text": "a", "label": 1}\n\n{"text": "b", "more": [1, {"x": null}]}\n')
    put("good_list", "json", [{"text": "a", "label": "x"}, {"label": True, "text": 1.5}])
    put("good_wrapped", "json", {"version": 1, "data": [{"text": "a", "label": "x"}]})
    put("good_columns", "json", {"text": ["a", "b"], "label": [0, 1]})
    put("good_labelled", "txt", "__label__pos Good film\n__label__neg Bad film\n")
    put("good_plain", "txt", "one line\nanother line\n")
    put("bad_empty", "csv", "")
    put("bad_header", "csv", "text,label\n")
    put("bad_zip", "csv", b"PK\3\4" + bytes(26))
    put("bad_binary", "csv", b"a,b\0\1\2\n" * 3)
    put("bad_lines", "jsonl", '{"text": "a"}\n{"text": \n')
    put("bad_list", "json", "[1, 2]")
    put("bad_deep", "json", "[" + '{"a": ' + "[" * 300 + "]" * 300 + "}]")
    put("bad_number", "jsonl", '{"text": 1e999}\n')


# Chat templates

def chat_templates():
    put = lambda name, text: write("chat_template", name, text)
    put("good_marks", "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n' }}{% endfor %}"
                      "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}")
    put("good_alternating", "{%- if messages[0].role == 'system' %}{% set system = messages[0].content | trim %}{% set loop_messages = messages[1:] %}\n"
                            "{%- else %}{% set loop_messages = messages %}{% set system = false %}{% endif %}{{ bos_token }}\n"
                            "{%- for m in loop_messages %}{% if (m['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('Roles must alternate') }}{% endif %}\n"
                            "{%- if loop.first and system is not false %}{{ '<<SYS>>' ~ system ~ '<</SYS>>' }}{% endif %}\n"
                            "{%- if m.role == 'user' %}{{ '[INST] ' + m.content.strip() + ' [/INST]' }}{% elif m.role == 'assistant' %}{{ ' ' + m.content + ' ' + eos_token }}{% endif %}{% endfor %}")
    put("good_namespace", "{% set ns = namespace(found=false, count=0) %}{% for m in messages if m.role != 'system' %}{% set ns.count = ns.count + 1 %}"
                          "{% if loop.last %}{% set ns.found = true %}{% endif %}{% else %}none{% endfor %}{{ ns.found }} {{ ns.count }}")
    put("good_macro", "{% macro turn(role, text='-') %}[{{ role | upper }}] {{ text | trim | replace('a', 'b') }}{{ varargs | length }}{% endmacro %}"
                      "{% for m in messages %}{{ turn(m.role, m.content) }}{{ turn('x') if loop.previtem is defined else '' }}{% endfor %}")
    put("good_tools", "{% if tools is not none and tools %}{% for tool in tools %}{{ tool | tojson(indent=2) }}{% endfor %}{% endif %}{% for m in messages %}"
                      "{% if m.content is string %}{{ m.content }}{% elif m.content is mapping or m.content is iterable %}{% for c in m.content %}{{ c['text'] }}{% endfor %}{% endif %}"
                      "{% for call in m.tool_calls or [] %}{{ call.function.name }}({% for k, v in call.function.arguments.items() %}{{ k }}={{ v }}{{ ', ' if not loop.last }}{% endfor %}){% endfor %}{% endfor %}")
    put("good_filters", "{{ [3, 1, 2] | sort | join(',') }}{{ messages | map(attribute='role') | unique | list }}{{ messages | selectattr('role', 'equalto', 'user') | list | length }}"
                        "{{ {'b': 1, 'a': [none, true, 1.5]} | dictsort }}{{ 'a,b' .split(',') | last }}{{ '%s-%d' | format('x', 3) }}{{ nobody | default('d') }}{{ -7 // 2 }}{{ 7 % -3 }}{{ 2 ** 5 }}")
    put("good_date", "{% if strftime_now is defined %}{% set today = strftime_now('%d %b %Y') %}{% else %}{% set today = '' %}{% endif %}{{ today }}{# said #}{{- ' x ' -}}{%- raw %}{{ raw }}{% endraw %}")
    put("good_slices", "{{ messages[::-1][0].role }}{{ 'hello'[1:-1:2] }}{{ range(0, 9, 4) | list }}{% set a, b = 1, 2 %}{{ a ~ b }}{% with c = 3 %}{{ c }}{% endwith %}{{ 1 < 2 <= 2 and not 3 in [1] }}")
    put("good_blocks", "{% set text %}a{% generation %}{{ messages[0].content | e }}{% endgeneration %}{% endset %}{% filter upper %}{{ text }}{% endfilter %}{% for i in range(9) %}{% if i == 2 %}{% continue %}{% elif i > 4 %}{% break %}{% endif %}{{ i }}{% endfor %}")
    put("good_plain", "no template at all")
    put("bad_open", "{% for m in messages %}")
    put("bad_end", "{% endif %}")
    put("bad_expression", "{{ 1 + }}")
    put("bad_text", "{{ 'a }}")
    put("bad_filter", "{{ 1 | nobody_knows }}")
    put("bad_include", "{% include 'x' %}")
    put("bad_raise", "{{ raise_exception('No.') }}")
    put("bad_attribute", "{{ nobody.name.more }}")
    put("bad_nothing", "{{ 1 / 0 }}")
    put("bad_power", "{{ 9 ** 9 ** 9 }}")
    put("bad_recursion", "{% macro f(x) %}{{ f(x) }}{% endmacro %}{{ f(1) }}")
    put("bad_deep", "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}")
    put("bad_deep_lists", "{{ " + "[" * 3000 + "]" * 3000 + " }}")
    put("bad_deep_blocks", "{% if 1 %}" * 2000 + "{% endif %}" * 2000)
    put("bad_growth", "{% set ns = namespace(x='ab') %}{% for i in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x }}")
    put("bad_repeat", "{{ 'ab' * 999999999 }}")
    put("bad_range", "{{ range(99999999999) | list }}")
    put("bad_loops", "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}{% endfor %}{% endfor %}{% endfor %}")
    put("bad_width", "{{ 'a'.center(999999999999) }}{{ '%999999999d' % 1 }}")


if __name__ == "__main__":
    shutil.rmtree(SEEDS, ignore_errors=True)
    tokenizer_json()
    other_tokenizers()
    sentence_pieces()
    safetensors()
    configs()
    recipes()
    tables()
    chat_templates()
