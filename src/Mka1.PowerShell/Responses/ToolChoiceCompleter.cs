using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Responses;

/// <summary>Completes the fixed values of a tool choice.</summary>
public sealed class ToolChoiceCompleter() : KnownValueCompleter(["auto", "none", "required"]);
