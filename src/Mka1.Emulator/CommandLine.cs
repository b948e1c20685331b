using System.Globalization;
using Mka1.Emulator.Batches;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator;

/// <summary>Reads the options from the command line.</summary>
internal static class CommandLine
{
    private const double MaxSeconds = 4_000_000;

    private static readonly (string Name, FailedLines Value)[] FailedLineForms =
        [("mka1", FailedLines.Mka1), ("openai", FailedLines.OpenAI), ("both-files", FailedLines.BothFiles)];

    private static readonly (string Name, ExpiredLines Value)[] ExpiredLineForms =
        [("error-file", ExpiredLines.ErrorFile), ("missing", ExpiredLines.Missing)];

    public static bool IsHelpRequested(string[] arguments) => arguments.Any(argument => argument is "--help" or "-h" or "-?");

    /// <exception cref="FormatException">An option or its value is not valid.</exception>
    public static EmulatorOptions Parse(string[] arguments)
    {
        var options = new EmulatorOptions();
        var queue = new Queue<string>(arguments);
        while (queue.TryDequeue(out var name))
        {
            string Value() => queue.TryDequeue(out var value) ? value : throw new FormatException($"{name} needs a value.");
            var batches = options.Batches;
            options = name switch
            {
                "--urls" => options with { Url = ReadAddress(name, Value()) },
                "--key" => options with { Keys = [.. options.Keys, Value()] },
                "--speed" => options with { Speed = ReadPositive(name, Value()) },
                "--files" => options with { FilesDirectory = Value() },
                "--rate-limit" => options with { RateLimits = [.. options.RateLimits, .. Value().Split(',').Select(RateLimit.Parse)] },
                "--parent-pid" => options with { ParentProcessId = ReadProcessId(name, Value()) },
                "--strict-cursors" => options with { StrictCursors = true },
                "--strict-streams" => options with { StrictStreams = true },
                "--verbose" => options with { Verbose = true },
                "--failed-lines" => options with { Batches = batches with { FailedLines = Choice(name, Value(), FailedLineForms) } },
                "--expired-lines" => options with { Batches = batches with { ExpiredLines = Choice(name, Value(), ExpiredLineForms) } },
                "--shuffle-output" => options with { Batches = batches with { ShuffleOutput = true } },
                "--batch-expires-after" => options with { Batches = batches with { ExpiresAfter = ReadSeconds(name, Value()) } },
                "--batch-lines-per-second" => options with { Batches = batches with { LinesPerSecond = ReadNonNegative(name, Value()) } },
                "--max-batch-lines" => options with { Batches = batches with { MaxLines = (long)ReadNonNegative(name, Value()) } },
                "--max-batch-bytes" => options with { Batches = batches with { MaxBytes = (long)ReadNonNegative(name, Value()) } },
                "--mixed-models" => options with { Batches = batches with { MixedModels = true } },
                _ => throw new FormatException($"Unknown option '{name}'."),
            };
        }

        return options;
    }

    private static double ReadPositive(string name, string text) =>
        ReadNumber(text) is > 0 and var number ? number : throw new FormatException($"{name} needs a number above 0, not '{text}'.");

    private static double ReadNonNegative(string name, string text) =>
        ReadNumber(text) is >= 0 and var number ? number : throw new FormatException($"{name} needs a number from 0 on, not '{text}'.");

    private static double? ReadNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static TimeSpan ReadSeconds(string name, string text) => ReadPositive(name, text) is <= MaxSeconds and var seconds
        ? TimeSpan.FromSeconds(seconds)
        : throw new FormatException($"{name} needs at most {MaxSeconds} seconds, not '{text}'.");

    private static int ReadProcessId(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            ? id
            : throw new FormatException($"{name} needs the id of a process, not '{text}'.");

    private static Uri ReadAddress(string name, string text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
        ? address
        : throw new FormatException($"{name} needs an address such as http://127.0.0.1:5141, not '{text}'.");

    private static T Choice<T>(string name, string text, (string Name, T Value)[] choices)
    {
        foreach (var choice in choices)
        {
            if (choice.Name.Equals(text, StringComparison.OrdinalIgnoreCase))
                return choice.Value;
        }

        throw new FormatException($"{name} needs one of: {string.Join(", ", choices.Select(choice => choice.Name))}; not '{text}'.");
    }
}
