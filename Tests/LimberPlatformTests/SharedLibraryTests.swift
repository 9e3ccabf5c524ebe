import Testing

@testable import LimberPlatform

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

  @Test(arguments: [
    ("2.36", "/lib64/libc.so.6", true), ("2.41", "/lib64/libc.so.6", false),
    ("2.3", "/lib64/libc.so.6", false),
    ("2.36", "/usr/lib/libc.musl.so", false),
  ])
  func `a static program loads libraries only beside the C library that it has inside`(
    version: String, path: String, fits: Bool
  ) {
    let machine =
      "\u{7F}ELF\0GNU C Library (Debian GLIBC 2.36-9) stable release version 2.36.\nCopyright\0x"
    let itself = Array("00400000-00401000 r--p 00000000 00:00 7  /usr/bin/limber\n".utf8)
    #expect(
      SharedLibrary.fits(version: version, mapped: itself) { $0 == path ? Array(machine.utf8) : [] }
        == fits)
    // One that the C library was loaded into can always.
    let mapped = itself + Array("7f00-7f01 r--p 0 00:00 8  /lib/x86_64-linux-gnu/libc.so.6\n".utf8)
    #expect(SharedLibrary.fits(version: version, mapped: mapped) { _ in [] })
  }

  @Test func `what is no pointer is no function`() throws {
    let library = try #require(SharedLibrary(Self.library))
    #expect(library.function("strlen", as: Int8.self) == nil)
  }
}
