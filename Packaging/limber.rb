# A formula for Homebrew, to be copied into a tap by whoever publishes there, with the addresses of that place; it
# builds from source, since macOS has no static programs. It is held right by reading, and tried by nobody here.
class Limber < Formula
  desc "Guides you through exercise routines in the terminal"
  homepage "https://example.org/limber"
  head "https://example.org/limber.git", branch: "main"
  license "MIT"

  uses_from_macos "swift" => :build, since: :sequoia

  def install
    system "swift", "build", "-c", "release", "--product", "limber", "--disable-sandbox",
           *("--static-swift-stdlib" if OS.linux?)
    system "make", "-C", "Packaging", "install", "PREFIX=#{prefix}", "LIMBER=#{buildpath}/.build/release/limber"
  end

  test do
    assert_match "limber", shell_output("#{bin}/limber --version")
    assert_match "Warm-up", shell_output("#{bin}/limber show warm-up")
    assert_match "speech", shell_output("#{bin}/limber sinks")
  end
end
