namespace Mka1.PowerShell.Connection;

/// <summary>A context and its client for one identity.</summary>
internal sealed record ApiConnection(Mka1Context Context, Mka1Client Client);
