using System.Text.Json.Nodes;
using Mka1.Emulator.Files;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Tenancy;
using Mka1.Emulator.Usage;

namespace Mka1.Emulator.Batches;

/// <summary>A results file that is being written; it is created with its first line.</summary>
internal sealed class BatchResults(FileStore store, string name, bool shuffle) : IAsyncDisposable
{
    // Lines are buffered here to be written in another order; the window limits the memory.
    private const int Window = 1000;
    private readonly List<byte[]> _buffered = [];
    private readonly Random _order = new(name.Length);
    private string? _id;
    private FileStream? _target;

    public async Task WriteAsync(JsonObject line)
    {
        _buffered.Add(Answer.Bytes(line));
        if (_buffered.Count > (shuffle ? Window : 0))
            await WriteOneAsync();
    }

    /// <summary>Writes the buffered lines and adds the file to the tenant; null if there were no lines.</summary>
    public async Task<string?> CompleteAsync(Tenant tenant)
    {
        while (_buffered.Count > 0)
            await WriteOneAsync();
        if (_target is null)
            return null;
        var bytes = _target.Position;
        await _target.DisposeAsync();
        var file = new StoredFile(_id!, _target.Name, name, "batch_output", "application/jsonl", bytes);
        tenant.Store<StoredFile>().Add(file);
        UsageLog.AddCreated(tenant, file);
        return _id;
    }

    public async ValueTask DisposeAsync()
    {
        if (_target is not null)
            await _target.DisposeAsync();
    }

    private async Task WriteOneAsync()
    {
        if (_target is null)
        {
            (_id, var path) = store.Reserve();
            _target = FileStore.Create(path);
        }

        var place = shuffle ? _order.Next(_buffered.Count) : 0;
        var line = _buffered[place];
        _buffered[place] = _buffered[^1];
        _buffered.RemoveAt(_buffered.Count - 1);
        await _target.WriteAsync(line);
        await _target.WriteAsync("\n"u8.ToArray());
    }
}
