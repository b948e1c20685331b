using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Responses;

/// <summary>Completes the verbosities of the text, which are also the only accepted values.</summary>
public sealed class VerbosityCompleter() : KnownValueCompleter(Values)
{
    internal static readonly string[] Values = ["low", "medium", "high"];
}
