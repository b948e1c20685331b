using Mka1.Errors;
using Mka1.SandboxFiles;

namespace Mka1.Client.Tests.SandboxFiles;

public sealed class WorkspacePathTests
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "folder");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("..")]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("a/./x")]
    [InlineData("a//x")]
    [InlineData("a/")]
    [InlineData("/")]
    [InlineData("/etc/x")]
    [InlineData("/workspace")]
    [InlineData("/workspace/")]
    [InlineData("/workspace/../x")]
    [InlineData("/workspacex/y")]
    [InlineData("C:")]
    [InlineData("C:x")]
    [InlineData("C:/x")]
    [InlineData("C:\\x")]
    [InlineData("..\\x")]
    [InlineData("a\\..\\..\\x")]
    [InlineData("\\\\server\\share")]
    [InlineData("a\0b")]
    public void A_path_that_may_leave_the_folder_is_refused(string path) => Assert.Throws<Mka1InputException>(() => WorkspacePath.ToLocal(path, Folder));

    [Theory]
    [InlineData("a.txt", "a.txt")]
    [InlineData("/workspace/src/a.txt", "src", "a.txt")]
    [InlineData(".git/.a", ".git", ".a")]
    [InlineData("...", "..._")]
    [InlineData("10:30.log", "10_30.log")]
    [InlineData("a/C:/x", "a", "C_", "x")]
    [InlineData("CON", "_CON")]
    [InlineData("aux.txt", "_aux.txt")]
    [InlineData("a/com1/x", "a", "_com1", "x")]
    [InlineData("a?*<>|\"b", "a______b")]
    [InlineData("name. ", "name")]
    [InlineData("-rf", "_-rf")]
    [InlineData("\u00E4/\u65E5.txt", "\u00E4", "\u65E5.txt")]
    public void Other_paths_stay_below_the_folder(string path, params string[] names) =>
        Assert.Equal(Path.Combine([Folder, .. names]), WorkspacePath.ToLocal(path, Folder));

    [Theory]
    [InlineData("/etc/x", "absolute path that is not below /workspace")]
    [InlineData("/workspace", "absolute path that is not below /workspace")]
    [InlineData("src/", "path of a folder")]
    [InlineData("a/../b", "'..'")]
    public void A_refusal_has_its_reason(string path, string says) =>
        Assert.Contains(says, Assert.Throws<Mka1InputException>(() => WorkspacePath.Check(path)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("src/")]
    [InlineData("/workspace/src/")]
    [InlineData("src/a.txt")]
    public void An_entry_may_be_a_folder(string path) => Assert.Equal(path, WorkspacePath.CheckEntry(path));

    [Theory]
    [InlineData("/")]
    [InlineData("../")]
    [InlineData("a//")]
    [InlineData("/etc/")]
    public void A_folder_outside_of_the_workspace_is_refused(string path) => Assert.Throws<Mka1InputException>(() => WorkspacePath.CheckEntry(path));
}
