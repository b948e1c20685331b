using Mka1.Batches.Input;

namespace Mka1.Batches.Ids;

/// <summary>The positions of the ids of a JSONL file. Ids are compared by reading the line again.</summary>
internal sealed class FileIdTable(string path) : IdTable, IDisposable
{
    private LineAt? _lines;

    /// <summary>Reads the line at a position.</summary>
    public ReadOnlySpan<byte> Line(long position) => (_lines ??= new LineAt(path)).Read(position);

    public void Dispose() => _lines?.Dispose();

    protected override bool IsIdAt(long position, ReadOnlySpan<byte> id) => BatchInputLine.Read(Line(position)).CustomId.Is(id);
}
