using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Connection;

/// <summary>A context and its client for one identity.</summary>
internal sealed record ApiConnection(Mka1Context Context, Mka1Client Client)
{
    /// <summary>Gets the parameters that a suggested command needs to use this connection.</summary>
    /// <returns>Text such as <c> -Context prod -OnBehalfOf acme</c>; empty if the command uses it anyway.</returns>
    public string GetArguments()
    {
        // One that is not kept under its name cannot be named.
        string context = Context == ContextStore.Current || ContextStore.Find(Context.Name) != Context ? string.Empty : CommandText.Format("Context", Context.Name);
        string identity = Client.OnBehalfOf == Context.OnBehalfOf ? string.Empty : CommandText.Format("OnBehalfOf", Client.OnBehalfOf ?? string.Empty);
        return context + identity;
    }
}
