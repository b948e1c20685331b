using System.Globalization;
using Mka1.Emulator.Batches;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator;

/// <summary>Reads the options from the command line.</summary>
internal static class CommandLine
{
    public const string Usage = """
        Usage: Mka1.Emulator [options]
          --urls http://127.0.0.1:PORT     where to listen; port 0 is a free one (default 0)
          --key KEY                        a key that is right; repeatable; none: any key is
          --speed N                        simulated seconds in a real one (default 1)
          --files DIR                      keep files here (default: a temporary folder)
          --rate-limit 10/s[,5000/h]       answer 429 beyond it, for each key
          --parent-pid PID                 stop when that process is gone
          --strict-cursors                 a list cursor must name an object that still exists
          --strict-streams                 only what was created with stream: true can be streamed
          --failed-lines mka1|openai|both-files
          --expired-lines error-file|missing
          --shuffle-output
          --batch-expires-after SECONDS    (simulated)
          --batch-lines-per-second N       (simulated; default 20; 0: as fast as can be)
          --max-batch-lines N              (default 50000; 0: no limit)
          --max-batch-bytes N              (default 209715200; 0: no limit)
          --mixed-models                   the lines of a file may name different models
          --verbose                        tell each request on standard error
        """;

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
                "--urls" => options with { Url = new Uri(Value()) },
                "--key" => options with { Keys = [.. options.Keys, Value()] },
                "--speed" => options with { Speed = Positive(name, Value()) },
                "--files" => options with { FilesDirectory = Value() },
                "--rate-limit" => options with { RateLimits = [.. options.RateLimits, .. Value().Split(',').Select(RateLimit.Parse)] },
                "--parent-pid" => options with { ParentProcessId = (int)Positive(name, Value()) },
                "--strict-cursors" => options with { StrictCursors = true },
                "--strict-streams" => options with { StrictStreams = true },
                "--verbose" => options with { Verbose = true },
                "--failed-lines" => options with { Batches = batches with { FailedLines = Choice<FailedLines>(name, Value()) } },
                "--expired-lines" => options with { Batches = batches with { ExpiredLines = Choice<ExpiredLines>(name, Value()) } },
                "--shuffle-output" => options with { Batches = batches with { ShuffleOutput = true } },
                "--batch-expires-after" => options with { Batches = batches with { ExpiresAfter = TimeSpan.FromSeconds(Positive(name, Value())) } },
                "--batch-lines-per-second" => options with { Batches = batches with { LinesPerSecond = Number(name, Value()) } },
                "--max-batch-lines" => options with { Batches = batches with { MaxLines = (long)Number(name, Value()) } },
                "--max-batch-bytes" => options with { Batches = batches with { MaxBytes = (long)Number(name, Value()) } },
                "--mixed-models" => options with { Batches = batches with { MixedModels = true } },
                _ => throw new FormatException($"{name} is no option."),
            };
        }

        return options;
    }

    private static double Positive(string name, string text) =>
        Number(name, text) is > 0 and var number ? number : throw new FormatException($"{name} needs a number above 0.");

    private static double Number(string name, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && double.IsFinite(number)
            ? number
            : throw new FormatException($"{name} needs a number, not '{text}'.");

    private static T Choice<T>(string name, string text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var choice) && Enum.IsDefined(choice) && !char.IsDigit(text[0])
            ? choice
            : throw new FormatException($"{name} does not know '{text}'.");
}
