using Mka1.Errors;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Which failures of a look may pass: a wait of hours outlives a fault of minutes.</summary>
internal static class PassingFault
{
    public static bool Is(Mka1Exception exception) => exception switch
    {
        Mka1ConnectionException or Mka1TimeoutException => true,
        Mka1ApiException error => error.StatusCode is 408 or 429 or >= 500,
        _ => false,
    };
}
