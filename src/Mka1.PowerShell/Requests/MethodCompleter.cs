using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Requests;

/// <summary>Completes HTTP methods.</summary>
public sealed class MethodCompleter() : KnownValueCompleter(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"]);
