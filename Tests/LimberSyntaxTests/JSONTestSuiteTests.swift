import Foundation
import LimberSyntax
import Testing

/// The files of nst/JSONTestSuite, which lie beside the package and are not copied into it.
private enum Suite {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/json-test-suite/test_parsing")

  /// Where nothing can be checked there is nothing to run, but for the one run that must check.
  static let mayRun =
    FileManager.default.fileExists(atPath: folder.path)
    || ProcessInfo.processInfo.environment["CI"] == "true"

  static let absent: Comment = "../shared/json-test-suite does not lie beside the package"

  static func files(_ prefix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix(prefix) && $0.hasSuffix(".json") }.sorted()
  }

  static func code(of file: String) throws -> String? {
    let data = try Data(contentsOf: folder.appending(path: file))
    return faultCode(SourceText(name: file, bytes: Array(data)))
  }
}

@Suite(.enabled(if: Suite.mayRun, Suite.absent))
struct JSONTestSuiteTests {
  @Test func `every file that must be accepted is`() throws {
    let files = try Suite.files("y_")
    #expect(files.count == 95)
    for file in files { #expect(try Suite.code(of: file) == nil, "\(file)") }
  }

  @Test func `every file that must be refused is`() throws {
    let files = try Suite.files("n_")
    #expect(files.count == 188)
    for file in files {
      let code = try Suite.code(of: file)
      #expect(code == "syntax" || code == "encoding", "\(file)")
    }
  }

  @Test func `every file that is left to the reader is decided`() throws {
    let found = try Dictionary(
      uniqueKeysWithValues: Suite.files("i_").map {
        (String($0.dropLast(5)), try Suite.code(of: $0) ?? "accepted")
      })
    #expect(found == Self.decisions)
  }

  /// Numbers of any size are numbers, half a surrogate pair is for the decoder to refuse, and a text
  /// is UTF-8 or nothing.
  private static let decisions = [
    "i_number_double_huge_neg_exp": "accepted",
    "i_number_huge_exp": "accepted",
    "i_number_neg_int_huge_exp": "accepted",
    "i_number_pos_double_huge_exp": "accepted",
    "i_number_real_neg_overflow": "accepted",
    "i_number_real_pos_overflow": "accepted",
    "i_number_real_underflow": "accepted",
    "i_number_too_big_neg_int": "accepted",
    "i_number_too_big_pos_int": "accepted",
    "i_number_very_big_negative_int": "accepted",
    "i_object_key_lone_2nd_surrogate": "accepted",
    "i_string_1st_surrogate_but_2nd_missing": "accepted",
    "i_string_1st_valid_surrogate_2nd_invalid": "accepted",
    "i_string_UTF-16LE_with_BOM": "encoding",
    "i_string_UTF-8_invalid_sequence": "encoding",
    "i_string_UTF8_surrogate_U+D800": "encoding",
    "i_string_incomplete_surrogate_and_escape_valid": "accepted",
    "i_string_incomplete_surrogate_pair": "accepted",
    "i_string_incomplete_surrogates_escape_valid": "accepted",
    "i_string_invalid_lonely_surrogate": "accepted",
    "i_string_invalid_surrogate": "accepted",
    "i_string_invalid_utf-8": "encoding",
    "i_string_inverted_surrogates_U+1D11E": "accepted",
    "i_string_iso_latin_1": "encoding",
    "i_string_lone_second_surrogate": "accepted",
    "i_string_lone_utf8_continuation_byte": "encoding",
    "i_string_not_in_unicode_range": "encoding",
    "i_string_overlong_sequence_2_bytes": "encoding",
    "i_string_overlong_sequence_6_bytes": "encoding",
    "i_string_overlong_sequence_6_bytes_null": "encoding",
    "i_string_truncated-utf-8": "encoding",
    "i_string_utf16BE_no_BOM": "encoding",
    "i_string_utf16LE_no_BOM": "encoding",
    "i_structure_500_nested_arrays": "accepted",
    "i_structure_UTF-8_BOM_empty_object": "accepted",
  ]
}

/// The code of the fault of a text, nil where it has none.
func faultCode(_ source: SourceText) -> String? {
  do {
    _ = try JSONParser.parse(source)
    return nil
  } catch {
    return error.diagnostic(in: source).code
  }
}
