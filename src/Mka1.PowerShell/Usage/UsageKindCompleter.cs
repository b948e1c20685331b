using Mka1.PowerShell.Pipeline;
using Mka1.Usage;

namespace Mka1.PowerShell.Usage;

/// <summary>Completes the kinds of usage.</summary>
public sealed class UsageKindCompleter() : KnownValueCompleter(UsageKind.KnownValues);
