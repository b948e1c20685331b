using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Responses;

/// <summary>Completes the voice that the platform documents; it accepts others.</summary>
public sealed class VoiceCompleter() : KnownValueCompleter(["alloy"]);
