using Mka1.Batches;
using Mka1.Batches.Input;
using Mka1.Files;

namespace Mka1.Client.Tests.Files;

public sealed class PrivateFolderTests
{
    [Fact]
    public void It_is_disposed_once_however_often_it_is_asked()
    {
        var folder = new PrivateFolder();
        File.WriteAllText(folder.File("a.txt"), "a");
        folder.Dispose();
        Assert.False(Directory.Exists(Path.GetDirectoryName(folder.File("a.txt"))));
        folder.Dispose();
    }

    [Fact]
    public void Neither_it_nor_a_writer_in_it_minds_that_it_is_gone()
    {
        using var folder = new PrivateFolder();
        using var writer = new BatchInputWriter(folder.File("requests.jsonl"));
        Assert.Empty(writer.Write(BatchRequest.Create("a", BatchEndpoint.ChatCompletions, new Dictionary<string, object?> { ["model"] = "auto", ["messages"] = Array.Empty<object>() })));
        writer.Dispose();
        folder.Dispose();
        writer.Dispose();
        folder.Dispose();
    }
}
