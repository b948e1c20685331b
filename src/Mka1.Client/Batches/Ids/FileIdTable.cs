using Mka1.Batches.Input;

namespace Mka1.Batches.Ids;

/// <summary>Where the ids of a JSONL file stand in it: the file is asked again whether an id is that of a line.</summary>
internal sealed class FileIdTable(string path) : IdTable, IDisposable
{
    private LineAt? _lines;

    /// <summary>The line that begins at a position.</summary>
    public ReadOnlySpan<byte> Line(long position) => (_lines ??= new LineAt(path)).Read(position);

    public void Dispose() => _lines?.Dispose();

    protected override bool IsIdAt(long position, ReadOnlySpan<byte> id) => BatchInputLine.Read(Line(position)).CustomId.Is(id);
}
