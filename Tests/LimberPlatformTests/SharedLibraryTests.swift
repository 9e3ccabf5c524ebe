import LimberPlatform
import Testing

@Suite struct SharedLibraryTests {
  #if os(macOS)
    private static let library = "libSystem.dylib"
  #else
    private static let library = "libc.so.6"
  #endif

  @Test func `a function of a library is found by its name, and can be called`() throws {
    let library = try #require(SharedLibrary(Self.library))
    let length = try #require(
      library.function("strlen", as: (@convention(c) (UnsafePointer<CChar>) -> Int).self))
    #expect(length("limber") == 6)
  }

  @Test func `what is not there is nil`() throws {
    #expect(SharedLibrary("liblimber-is-none.so.0") == nil)
    let library = try #require(SharedLibrary(Self.library))
    #expect(
      library.function("limber_is_none", as: (@convention(c) () -> Int32).self) == nil)
  }

  @Test func `what is no pointer is no function`() throws {
    let library = try #require(SharedLibrary(Self.library))
    #expect(library.function("strlen", as: Int8.self) == nil)
  }
}
