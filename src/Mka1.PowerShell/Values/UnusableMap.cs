using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Mka1.Errors;

namespace Mka1.PowerShell.Values;

/// <summary>Stands for a value that is not a map, until the cmdlet reports the error of its row.</summary>
/// <param name="fault">The error.</param>
[SuppressMessage("Usage", "CA2237", Justification = "It is never serialized.")]
internal sealed class UnusableMap(Mka1InputException fault) : Hashtable
{
    public Mka1InputException Fault { get; } = fault;
}
