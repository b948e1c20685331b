using System.Text.RegularExpressions;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Files;

namespace Mka1.Emulator.VectorStores;

/// <summary>
/// The text of a file, split into chunks of words. A file that begins with binary data is not supported; <c>[fail]</c> in its text
/// makes the indexing fail, and <c>[seconds 60]</c> sets its duration.
/// </summary>
internal sealed partial class FileIndex
{
    private const int MaxBytes = 1 << 20;
    private readonly string[] _chunks;

    public FileIndex(StoredFile file, int chunkWords)
    {
        Name = file.Name;
        var buffer = new byte[Math.Min(file.Bytes, MaxBytes)];
        using (var content = File.OpenRead(file.Path))
            content.ReadExactly(buffer);
        var text = System.Text.Encoding.UTF8.GetString(buffer);
        var prompt = UserPrompt.FromInput(text);
        Duration = TimeSpan.FromSeconds(prompt.Number("seconds") ?? 1 + (file.Bytes / (double)MaxBytes));
        Error = text.Contains('\0', StringComparison.Ordinal) ? ("unsupported_file", "The file is not text.")
            : prompt.Has("fail") ? ("server_error", "The file could not be indexed.")
            : null;
        _chunks = [.. Words(text).Chunk(chunkWords).Select(static words => string.Join(' ', words))];
        Bytes = _chunks.Sum(static chunk => (long)chunk.Length);
    }

    public string Name { get; }

    /// <summary>How long the indexing takes in simulated time.</summary>
    public TimeSpan Duration { get; }

    /// <summary>Why the indexing fails; null if it does not.</summary>
    public (string Code, string Message)? Error { get; }

    public long Bytes { get; }

    /// <summary>The chunks that contain words of a query, and the share of the query's words that the best one contains.</summary>
    public (double Score, string[] Chunks) Search(string query)
    {
        string[] wanted = [.. Word().Matches(query).Select(static word => word.Value.ToLowerInvariant()).Distinct()];
        var found = _chunks
            .Select(chunk => (Chunk: chunk, Score: wanted.Length == 0 ? 0 : wanted.Count(word => chunk.Contains(word, StringComparison.OrdinalIgnoreCase)) / (double)wanted.Length))
            .Where(static chunk => chunk.Score > 0)
            .OrderByDescending(static chunk => chunk.Score)
            .ToArray();
        return found.Length == 0 ? (0, []) : (Math.Round(found[0].Score, 4), [.. found.Select(static chunk => chunk.Chunk)]);
    }

    private static IEnumerable<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
