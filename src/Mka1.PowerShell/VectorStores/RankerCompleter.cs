using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Completes the rankers of OpenAI's API. MKA1 documents none.</summary>
public sealed class RankerCompleter() : KnownValueCompleter(["auto", "none", "default-2024-11-15"]);
