using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Responses;

/// <summary>Completes the tools that need no parameters.</summary>
public sealed class ToolCompleter() : KnownValueCompleter(ToolList.PlainNames);
