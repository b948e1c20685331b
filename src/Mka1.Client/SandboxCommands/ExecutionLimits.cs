using Mka1.Errors;

namespace Mka1.SandboxCommands;

/// <summary>The limits that commands and code share.</summary>
internal static class ExecutionLimits
{
    // The server's default.
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    // The time for the answer after the command has ended or was stopped.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <exception cref="Mka1InputException">A value is out of its limits.</exception>
    public static void Check(IReadOnlyDictionary<string, string>? environment, TimeSpan? timeout)
    {
        if (environment?.Keys.FirstOrDefault(static name => name.Length == 0 || name.Contains('=')) is string wrong)
            throw new Mka1InputException($"'{wrong}' is not the name of an environment variable.");
        if (timeout is TimeSpan time && (time < TimeSpan.FromSeconds(1) || time > Longest))
            throw new Mka1InputException($"The time of a command must be 1 to 86400 seconds; this is {time.TotalSeconds:0.###}.");
    }

    public static long? ToSeconds(TimeSpan? timeout) => timeout is TimeSpan time ? (long)Math.Ceiling(time.TotalSeconds) : null;

    /// <summary>The time to wait for the answer: longer than the command may take.</summary>
    public static TimeSpan GetAnswerTime(TimeSpan? timeout) => (timeout ?? DefaultTimeout) + Margin;
}
