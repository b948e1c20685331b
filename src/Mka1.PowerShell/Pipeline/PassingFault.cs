using Mka1.Errors;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Identifies transient failures of a poll, after which a wait continues.</summary>
internal static class PassingFault
{
    public static bool Is(Mka1Exception exception) => exception switch
    {
        Mka1ConnectionException or Mka1TimeoutException => true,
        Mka1ApiException error => error.StatusCode is 408 or 429 or >= 500,
        _ => false,
    };
}
