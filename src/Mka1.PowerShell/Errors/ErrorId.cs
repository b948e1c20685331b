namespace Mka1.PowerShell.Errors;

/// <summary>The ids of all errors of this module, which about_Mka1_Errors documents. They are stable.</summary>
internal static class ErrorId
{
    public const string NotConnected = "Mka1.NotConnected";
    public const string Unauthorized = "Mka1.Unauthorized";
    public const string Forbidden = "Mka1.Forbidden";
    public const string NotFound = "Mka1.NotFound";
    public const string Conflict = "Mka1.Conflict";
    public const string InvalidRequest = "Mka1.InvalidRequest";
    public const string RateLimited = "Mka1.RateLimited";
    public const string ServerError = "Mka1.ServerError";
    public const string ConnectionFailed = "Mka1.ConnectionFailed";
    public const string Timeout = "Mka1.Timeout";
    public const string Protocol = "Mka1.Protocol";
    public const string WriteFailed = "Mka1.WriteFailed";
    public const string InvalidInput = "Mka1.InvalidInput";
    public const string ConfirmationRequired = "Mka1.ConfirmationRequired";
    public const string Unexpected = "Mka1.Unexpected";
}
