using System.Text;
using Mka1.Batches.Ids;

namespace Mka1.Client.Tests.Batches;

public sealed class IdTableTests
{
    [Fact]
    public void Ids_of_any_length_are_kept_apart()
    {
        var ids = new IdSet();
        string[] all = [.. Enumerable.Range(0, 100_000).Select(number => $"id-{number}"), "", new string('x', 3_000_000), new string('x', 2_999_999), "é"];
        Assert.All(all, id => Assert.True(ids.Add(Encoding.UTF8.GetBytes(id))));
        Assert.All(all, id => Assert.False(ids.Add(Encoding.UTF8.GetBytes(id))));
        Assert.True(ids.Contains("id-99999"u8));
        Assert.False(ids.Contains("id-100000"u8));
    }

    [Fact]
    public void Ids_of_the_same_hash_are_told_apart_by_their_places()
    {
        var ids = new Places();
        Assert.True(ids.TryAdd("a"u8, 1, out _));
        // The place of the first does not hold this one, whatever the hash says.
        ids.Confirms = false;
        Assert.True(ids.TryAdd("a"u8, 2, out _));
        ids.Confirms = true;
        Assert.False(ids.TryAdd("a"u8, 3, out long first));
        Assert.Equal(1, first);
    }

    [Fact]
    public void An_entry_that_is_left_free_counts_and_is_not_found()
    {
        var ids = new Places();
        ids.Skip();
        Assert.True(ids.TryAdd("a"u8, 7, out _));
        Assert.False(ids.TryAdd("a"u8, 8, out long first));
        Assert.Equal((2L, 2L, 7L, -1L), (ids.Count, first, ids.FindPosition("a"u8), ids.FindPosition("b"u8)));
    }

    private sealed class Places : IdTable
    {
        public bool Confirms { get; set; } = true;

        protected override bool IsIdAt(long place, ReadOnlySpan<byte> id) => Confirms;
    }
}
