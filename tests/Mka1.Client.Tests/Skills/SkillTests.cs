using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Skills;

namespace Mka1.Client.Tests.Skills;

public sealed class SkillTests
{
    private const string Answer = """{"id":"skill_1","object":"skill"}""";

    [Fact]
    public async Task The_files_are_parts_of_one_form_with_their_paths()
    {
        using var main = TemporaryFile.Of("---\nname: n\n---\n", "SKILL.md");
        string folder = Path.GetDirectoryName(main.Path)!;
        Directory.CreateDirectory(Path.Combine(folder, "a", "b"));
        await File.WriteAllTextAsync(Path.Combine(folder, "a", "b", "c.txt"), "c");
        await File.WriteAllTextAsync(Path.Combine(folder, "a", "empty.py"), "");
        await using var server = new WireServer(WireAnswer.Json(Answer));
        using var client = server.Connect();
        var files = await SkillFiles.CollectAsync([main.Path, Path.Combine(folder, "a")]);
        Assert.Equal(["SKILL.md", "a/b/c.txt", "a/empty.py"], files.Names);
        Assert.Equal("skill_1", (await client.Skills.CreateAsync(files)).Id);
        Assert.Equal(("POST", "/api/v1/llm/skills"), (server.Request.Method, server.Request.Target));
        foreach (string name in files.Names)
            Assert.Contains($"form-data; name=\"files[]\"; filename=\"{name}\"", server.Request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_without_a_main_file_are_refused()
    {
        using var other = TemporaryFile.Of("x", "skill.txt");
        Assert.Contains("SKILL.md", (await Assert.ThrowsAsync<Mka1InputException>(() => SkillFiles.CollectAsync([other.Path]))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Mka1InputException>(() => SkillFiles.CollectAsync([Path.GetDirectoryName(other.Path)!]));
        await Assert.ThrowsAsync<Mka1InputException>(() => SkillFiles.CollectAsync([other.Path, "/none"]));
    }

    [Fact]
    public async Task Links_in_a_folder_are_left_out()
    {
        using var main = TemporaryFile.Of("---\nname: n\n---\n", "SKILL.md");
        using var secret = TemporaryFile.Of("key", "key.txt");
        string folder = Path.GetDirectoryName(main.Path)!;
        File.CreateSymbolicLink(Path.Combine(folder, "notes.md"), secret.Path);
        Directory.CreateSymbolicLink(Path.Combine(folder, "keys"), Path.GetDirectoryName(secret.Path)!);
        Assert.Equal(["SKILL.md"], (await SkillFiles.CollectAsync([folder])).Names);
    }

    [Fact]
    public async Task Folders_of_two_skills_are_refused()
    {
        using var one = TemporaryFile.Of("---\nname: n\n---\n", "SKILL.md");
        string parent = Path.GetDirectoryName(one.Path)!;
        string[] folders = [Path.Combine(parent, "a"), Path.Combine(parent, "longer")];
        foreach (string folder in folders)
            Directory.CreateDirectory(folder);
        string[] files = [.. folders.Select(static folder => Path.Combine(folder, "SKILL.md"))];
        foreach (string file in files)
            File.Copy(one.Path, file);
        Assert.Contains("one skill", (await Assert.ThrowsAsync<Mka1InputException>(() => SkillFiles.CollectAsync(files))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("attachment; filename=\"a b.zip\"", "a b.zip")]
    [InlineData("attachment; filename*=UTF-8''gr%C3%B6%C3%9Fe.zip", "größe.zip")]
    [InlineData("attachment", null)]
    public async Task The_name_of_the_content_is_that_of_the_answer(string disposition, string? name)
    {
        await using var server = new WireServer(WireAnswer.Of(200, "application/zip", [80, 75], "Content-Disposition: " + disposition));
        using var client = server.Connect();
        using var content = await client.SkillVersions.OpenContentAsync("skill_1", "2");
        Assert.Equal((name, ".zip"), (content.FileName, content.Extension));
        Assert.Equal("/api/v1/llm/skills/skill_1/versions/2/content", server.Request.Target);
    }

    [Theory]
    [InlineData("""{"id":"skver_1","version":3}""", "3", "skill_1")]
    [InlineData("""{"id":"skver_1","version":"3","skill_id":"skill_9"}""", "3", "skill_9")]
    public async Task A_version_is_text_and_knows_its_skill(string json, string version, string skill)
    {
        await using var server = new WireServer(WireAnswer.Json(json));
        using var client = server.Connect();
        var read = await client.SkillVersions.GetAsync("skill_1", "3");
        Assert.Equal((version, skill), (read.Version, read.SkillId));
    }

    [Fact]
    public async Task Wrong_values_are_refused_before_they_are_sent()
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Skills.UpdateAsync("skill_1", new() { DefaultVersion = " " }));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.SkillVersions.GetAsync("skill_1", "skver_1"));
        Assert.Empty(server.Requests);
    }
}
