using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;
using Mka1.Languages;

namespace Mka1.AccessTokens;

/// <summary>What an access token is for; null for what is not sent.</summary>
public sealed record AccessTokenOptions : IOptions
{
    /// <summary>The permissions that MKA1 documents.</summary>
    public static IReadOnlyList<string> KnownPermissions { get; } = ["agent:create", "agent:read", "read:evals", "write:evals"];

    private static readonly TimeSpan ShortestLifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(30);

    /// <summary>The end user, as in <see cref="Mka1ClientOptions.OnBehalfOf"/>; becomes the claim <c>sub</c>.</summary>
    public string ExternalUserId { get; init; } = string.Empty;

    /// <summary>The audience, an absolute URI; becomes the claim <c>aud</c>. Null for the server's address.</summary>
    public Uri? Audience { get; init; }

    /// <summary>The time until the token expires, 5 minutes to 30 days; null for the server's default, an hour.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>The permissions, a subset of those of the key; null for all.</summary>
    public IReadOnlyList<string>? Permissions { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        try
        {
            OnBehalfOfIdentity.Check(ExternalUserId ?? string.Empty);
        }
        catch (Mka1InputException exception)
        {
            throw new Mka1InputException(Messages.Get("AccessTokenUserNeeded", exception.Text), exception);
        }
        if (Audience is { IsAbsoluteUri: false })
            throw new Mka1InputException(Messages.Get("AudienceNotAbsolute", Audience));
        if (Lifetime < ShortestLifetime || Lifetime > LongestLifetime)
            throw new Mka1InputException(Messages.Get("LifetimeOutOfRange", Lifetime.Value.TotalSeconds));
        if (Permissions?.Any(string.IsNullOrWhiteSpace) == true)
            throw new Mka1InputException(Messages.Get("AccessTokenPermissionEmpty"));
    }

    internal Dictionary<string, object?> ToBody(Uri server)
    {
        Check();
        return JsonBody.CreateMembers(
            ("audience", Audience?.OriginalString ?? server.GetLeftPart(UriPartial.Path).TrimEnd('/')),
            ("externalUserId", ExternalUserId),
            ("expiresIn", Lifetime is TimeSpan lifetime ? (long)lifetime.TotalSeconds : null),
            ("permissions", Permissions));
    }
}
