using System.Diagnostics;
using System.Net;
using Mka1.Emulator;

namespace Mka1.Client.Tests.Emulator;

/// <summary>The program as it is started from a shell.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task It_says_one_line_and_ends_with_the_process_that_it_watches()
    {
        var folder = Directory.CreateTempSubdirectory("mka1-test-");
        using var parent = Start(typeof(EmulatorServer).Assembly.Location, "--urls", "http://127.0.0.1:0", "--files", folder.FullName);
        var parentLine = await parent.StandardOutput.ReadLineAsync();
        using var child = Start(typeof(EmulatorServer).Assembly.Location, "--parent-pid", $"{parent.Id}", "--key", "k", "--speed", "10");
        try
        {
            var line = await child.StandardOutput.ReadLineAsync();
            Assert.Matches("^Mka1 emulator listening on http://127\\.0\\.0\\.1:[0-9]+$", line);
            Assert.NotEqual(parentLine, line);
            using var http = new HttpClient { BaseAddress = new Uri(line!.Split(' ')[^1]) };
            using var answer = await http.GetAsync(new Uri(EmulatorServer.BasePath + "/models", UriKind.Relative));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
        finally
        {
            parent.Kill();
            await parent.WaitForExitAsync();
            folder.Delete();
        }

        await child.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(0, child.ExitCode);
        Assert.Equal("", await child.StandardOutput.ReadToEndAsync());
        Assert.Equal("", await child.StandardError.ReadToEndAsync());
    }

    [Fact]
    public async Task What_a_killed_one_left_goes_with_the_next_start_and_what_others_use_stays()
    {
        var temporary = Directory.CreateTempSubdirectory("mka1-test-");
        try
        {
            using var killed = await StartInAsync(temporary);
            using var alive = await StartInAsync(temporary);
            temporary.CreateSubdirectory("mka1-emulator-of-somebody");
            await File.WriteAllTextAsync(Path.Combine(temporary.GetDirectories($"mka1-emulator-{killed.Id}-*").Single().FullName, "file-1"), "x");
            killed.Kill();
            await killed.WaitForExitAsync();
            Assert.Equal(3, temporary.GetDirectories("mka1-emulator-*").Length);

            using var next = await StartInAsync(temporary);
            Assert.Empty(temporary.GetDirectories($"mka1-emulator-{killed.Id}-*"));
            Assert.Single(temporary.GetDirectories($"mka1-emulator-{alive.Id}-*"));
            Assert.Single(temporary.GetDirectories("mka1-emulator-of-somebody"));
            foreach (var each in (Process[])[alive, next])
            {
                each.Kill();
                await each.WaitForExitAsync();
            }
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(2, "--speed", "0")]
    [InlineData(2, "--speed")]
    [InlineData(2, "--frobnicate")]
    [InlineData(2, "--failed-lines", "never")]
    [InlineData(2, "--rate-limit", "10/x")]
    [InlineData(2, "--urls", "nonsense")]
    [InlineData(1, "--urls", "http://192.0.2.1:80")]
    [InlineData(1, "--urls", "https://127.0.0.1:0")]
    public async Task It_refuses_what_it_does_not_understand(int exitCode, params string[] arguments)
    {
        using var program = Start([typeof(EmulatorServer).Assembly.Location, .. arguments]);
        var error = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();
        Assert.Equal(exitCode, program.ExitCode);
        Assert.NotEmpty(error);
        Assert.Equal("", await program.StandardOutput.ReadToEndAsync());
    }

    private static async Task<Process> StartInAsync(DirectoryInfo temporary)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(EmulatorServer).Assembly.Location, "--parent-pid", $"{Environment.ProcessId}"]) { RedirectStandardOutput = true };
        foreach (var name in (string[])["TMPDIR", "TMP", "TEMP"])
            start.Environment[name] = temporary.FullName;
        var process = Process.Start(start)!;
        Assert.NotNull(await process.StandardOutput.ReadLineAsync());
        return process;
    }

    private static Process Start(params IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
