using Mka1.PowerShell.Pipeline;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Completes the parts that a response can include.</summary>
public sealed class IncludeCompleter() : KnownValueCompleter(ResponseInclude.KnownValues);
