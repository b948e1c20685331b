using Mka1.Batches;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Batches;

/// <summary>A group of batches, and the connection that reads it.</summary>
internal sealed record NamedGroup(ApiConnection Connection, string Name, List<Batch> Batches);
