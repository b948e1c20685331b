using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
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
    [InlineData("--speed needs a number above 0, not '0'.", "--speed", "0")]
    [InlineData("--speed needs a value.", "--speed")]
    [InlineData("Unknown option '--frobnicate'.", "--frobnicate")]
    [InlineData("--failed-lines needs one of: mka1, openai, both-files; not 'never'.", "--failed-lines", "never")]
    [InlineData("'10/x' is not a rate limit. Write it as 10/s, 600/m, 5000/h or 100000/d.", "--rate-limit", "10/x")]
    [InlineData("--urls needs an address such as http://127.0.0.1:5141, not 'nonsense'.", "--urls", "nonsense")]
    [InlineData("--parent-pid needs the id of a process, not '1.5'.", "--parent-pid", "1.5")]
    [InlineData("--batch-expires-after needs at most 4000000 seconds, not '1e300'.", "--batch-expires-after", "1e300")]
    public async Task An_option_that_is_not_valid_is_named_with_what_it_needs(string message, params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments);
        Assert.Equal(2, exitCode);
        Assert.Equal([message, "Run it with --help to see all options."], error.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("", output);
    }

    [Theory]
    [InlineData("http://192.0.2.1:80")]
    [InlineData("https://127.0.0.1:0")]
    public async Task An_address_that_is_not_of_this_machine_is_refused(string address)
    {
        var (exitCode, output, error) = await RunAsync("--urls", address);
        Assert.Equal(1, exitCode);
        Assert.Contains("Choose an address such as http://127.0.0.1:5141.", error, StringComparison.Ordinal);
        Assert.Equal("", output);
    }

    [Fact]
    public async Task A_port_in_use_is_an_error_that_says_what_to_do()
    {
        await using var other = await EmulatorServer.StartAsync();
        var (exitCode, output, error) = await RunAsync("--urls", other.Uri.GetLeftPart(UriPartial.Authority));
        Assert.Equal(1, exitCode);
        Assert.StartsWith($"Port {other.Uri.Port} is in use by another program", error, StringComparison.Ordinal);
        Assert.Contains("--urls http://127.0.0.1:0", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        Assert.Equal("", output);
        await Assert.ThrowsAsync<IOException>(() => EmulatorServer.StartAsync(new EmulatorOptions { Url = other.Uri }));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_is_an_error_that_names_it()
    {
        var file = Path.GetTempFileName();
        try
        {
            var (exitCode, _, error) = await RunAsync("--files", file);
            Assert.Equal(1, exitCode);
            Assert.StartsWith($"Files cannot be kept in '{file}': ", error, StringComparison.Ordinal);
            Assert.Contains("--files", error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--speed", "10", "--help")]
    public async Task Help_goes_to_standard_output_and_is_no_error(params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments);
        Assert.Equal(0, exitCode);
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
        Assert.Equal("", error);
        Assert.All(output.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 120));
    }

    [Fact]
    public async Task Help_and_the_page_of_the_emulator_list_the_same_options()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Mka1.sln")))
            root = root.Parent!;
        var page = await File.ReadAllTextAsync(Path.Combine(root.FullName, "docs", "emulator.md"));
        var (_, help, _) = await RunAsync("--help");
        Assert.Equal(Options(page, "^\\| `(--[a-z-]+)"), Options(help, "^ +(--[a-z-]+)"));

        static IEnumerable<string> Options(string text, string pattern) =>
            Regex.Matches(text, pattern, RegexOptions.Multiline).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var program = Start([typeof(EmulatorServer).Assembly.Location, .. arguments]);
        var error = program.StandardError.ReadToEndAsync();
        var output = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        return (program.ExitCode, output, await error);
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
