using System.Numerics;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.VectorStores;

/// <summary>How files are added to a vector store; the attributes can also be changed later.</summary>
public sealed record VectorStoreFileOptions : IOptions
{
    /// <summary>The attributes: up to 16 keys of up to 64 characters, and text of up to 512 characters, numbers or booleans; null for none.</summary>
    public IReadOnlyDictionary<string, object?>? Attributes { get; init; }

    /// <summary>The maximum number of tokens in a chunk; null if the server decides. Only an addition can set it.</summary>
    public int? MaxChunkTokens { get; init; }

    /// <summary>The number of tokens that two neighboring chunks share; null if the server decides. Only an addition can set it.</summary>
    public int? ChunkOverlapTokens { get; init; }

    internal bool HasChunking => MaxChunkTokens is not null || ChunkOverlapTokens is not null;

    /// <inheritdoc/>
    public void Check()
    {
        if (MaxChunkTokens < 1)
            throw new Mka1InputException($"A chunk has 1 token or more, not {MaxChunkTokens}.");
        if (HasChunking && (MaxChunkTokens is null || ChunkOverlapTokens is null))
            throw new Mka1InputException("The size of chunks and their overlap are given together.");
        if (ChunkOverlapTokens < 0 || ChunkOverlapTokens > MaxChunkTokens / 2)
            throw new Mka1InputException($"Chunks of {MaxChunkTokens} tokens can overlap by 0 to {MaxChunkTokens / 2} tokens, not by {ChunkOverlapTokens}.");
        if (Attributes?.Count > MetadataLimits.Pairs)
            throw new Mka1InputException($"A file can have at most {MetadataLimits.Pairs} attributes; this has {Attributes.Count}. Remove some.");
        foreach (var pair in Attributes ?? new Dictionary<string, object?>())
            CheckAttribute(pair.Key, pair.Value);
    }

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        var strategy = HasChunking
            ? JsonBody.CreateMembers(("type", "static"), ("static", JsonBody.CreateMembers(("max_chunk_size_tokens", MaxChunkTokens), ("chunk_overlap_tokens", ChunkOverlapTokens))))
            : null;
        return JsonBody.CreateMembers(("attributes", Attributes), ("chunking_strategy", strategy));
    }

    private static void CheckAttribute(string key, object? value)
    {
        if (key.Length is 0 or > MetadataLimits.KeyLength)
            throw new Mka1InputException($"The key of an attribute must have 1 to {MetadataLimits.KeyLength} characters; '{key}' has {key.Length}.");
        if (value is not (string or bool or JsonLiteral) && !IsNumber(value))
            throw new Mka1InputException($"The attribute '{key}' must be text, a number or a boolean{(value is null ? "; it is null" : string.Empty)}.");
        if (value is string { Length: > MetadataLimits.ValueLength } text)
            throw new Mka1InputException($"The text of an attribute can have at most {MetadataLimits.ValueLength} characters; '{key}' has {text.Length}.");
    }

    private static bool IsNumber(object? value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or BigInteger;
}
