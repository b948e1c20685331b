using System.Text.Json.Nodes;
using Mka1.Emulator.Files;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Batches;

/// <summary>One file of results that is being written; it exists only once it has a line.</summary>
internal sealed class BatchResults(FileStore store, string name, bool shuffle) : IAsyncDisposable
{
    // Lines wait here to come out in another order; the window keeps memory constant.
    private const int Window = 1000;
    private readonly List<byte[]> _waiting = [];
    private readonly Random _order = new(name.Length);
    private string? _id;
    private FileStream? _target;

    public async Task WriteAsync(JsonObject line)
    {
        _waiting.Add(Answer.Bytes(line));
        if (_waiting.Count > (shuffle ? Window : 0))
            await WriteOneAsync();
    }

    /// <summary>Writes what waits and puts the file among the tenant's; null when there was nothing to write.</summary>
    public async Task<string?> CompleteAsync(Tenant tenant)
    {
        while (_waiting.Count > 0)
            await WriteOneAsync();
        if (_target is null)
            return null;
        var bytes = _target.Position;
        await _target.DisposeAsync();
        tenant.Store<StoredFile>().Add(new StoredFile(_id!, _target.Name, name, "batch_output", "application/jsonl", bytes));
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

        var place = shuffle ? _order.Next(_waiting.Count) : 0;
        var line = _waiting[place];
        _waiting[place] = _waiting[^1];
        _waiting.RemoveAt(_waiting.Count - 1);
        await _target.WriteAsync(line);
        await _target.WriteAsync("\n"u8.ToArray());
    }
}
