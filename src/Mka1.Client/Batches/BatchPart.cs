using System.Globalization;
using Mka1.Errors;
using Mka1.Files;

namespace Mka1.Batches;

/// <summary>A part of a group of batches.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Number">The part's number, 1 for the first.</param>
/// <param name="Count">The number of parts of the group.</param>
public sealed record BatchPart(string Group, int Number, int Count)
{
    internal void AddTo(Dictionary<string, string> metadata, string digest)
    {
        metadata[BatchGroup.NameKey] = Group;
        metadata[BatchGroup.PartKey] = Format(Number);
        metadata[BatchGroup.PartsKey] = Format(Count);
        metadata[BatchGroup.DigestKey] = digest;
    }

    /// <summary>The prefix of the name of the uploaded file.</summary>
    internal string FileName =>
        $"{string.Concat(Group.Select(static c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '_'))}-{Number:D4}";

    /// <summary>Computes the SHA-256 of an input file, which identifies the requests of a part.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>64 hex digits.</returns>
    public static Task<string> ComputeDigestAsync(string path, CancellationToken cancellationToken = default) => Sha256Text.ComputeFileAsync(path, cancellationToken);

    /// <summary>Finds the batch of this part; null if it has not been created.</summary>
    /// <param name="batches">The batches of the group.</param>
    /// <param name="digest">The SHA-256 of the part's input file.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="Mka1InputException">The part exists with other requests.</exception>
    public Batch? FindIn(IEnumerable<Batch> batches, string digest)
    {
        var existing = batches.FirstOrDefault(batch => BatchGroup.GetValue(batch, BatchGroup.RestartOfKey) is null
            && BatchGroup.GetValue(batch, BatchGroup.NameKey) == Group && BatchGroup.GetValue(batch, BatchGroup.PartKey) == Format(Number));
        if (existing is null)
            return null;
        return BatchGroup.GetValue(existing, BatchGroup.DigestKey) == digest && BatchGroup.GetValue(existing, BatchGroup.PartsKey) == Format(Count)
            ? existing
            : throw new Mka1InputException($"The group '{Group}' already has a part {Number} with other requests: {existing.Id}. Give the same requests again, split into parts of the same sizes, or use another group.");
    }

    private static string Format(int number) => number.ToString(CultureInfo.InvariantCulture);
}
