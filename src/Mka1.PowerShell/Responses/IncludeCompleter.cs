using Mka1.PowerShell.Pipeline;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Completes what can be included in a response.</summary>
public sealed class IncludeCompleter() : KnownValueCompleter(ResponseInclude.KnownValues);
