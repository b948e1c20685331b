using Mka1.Emulator.Batches;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator;

/// <summary>The options of an emulator; the defaults are those of the command line.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The loopback address to listen on; port 0 selects a free one.</summary>
    public Uri Url { get; init; } = new("http://127.0.0.1:0");

    /// <summary>The accepted API keys; if empty, any key is accepted.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The number of simulated seconds per real second.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>The folder for uploaded files; null is a temporary folder that is removed with the emulator.</summary>
    public string? FilesDirectory { get; init; }

    /// <summary>The rate limits of each key, all of which apply.</summary>
    public IReadOnlyList<RateLimit> RateLimits { get; init; } = [];

    /// <summary>The process after whose end the emulator stops.</summary>
    public int? ParentProcessId { get; init; }

    /// <summary>Whether each request is logged to standard error.</summary>
    public bool Verbose { get; init; }

    /// <summary>Whether a list cursor must name an object that still exists.</summary>
    public bool StrictCursors { get; init; }

    /// <summary>Whether only a response created with <c>stream: true</c> can be streamed while it runs.</summary>
    public bool StrictStreams { get; init; }

    /// <summary>How batches are checked, run and reported.</summary>
    public BatchOptions Batches { get; init; } = new();
}
