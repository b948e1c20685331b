using System.Text.RegularExpressions;
using Mka1.Errors;

namespace Mka1.Responses;

/// <summary>The rule for a response's id: <c>^resp[-_][a-zA-Z0-9]+$</c>. Source: api-reference/responses/retrieve-response-by-id-with-status-and-results.</summary>
public static class ResponseId
{
    private static readonly Regex Rule = new(@"\Aresp[-_][a-zA-Z0-9]+\z", RegexOptions.CultureInvariant);

    /// <summary>Checks an id before anything is sent.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The id.</returns>
    /// <exception cref="Mka1InputException">It does not match the rule.</exception>
    public static string Check(string? id) => IsMatch(id)
        ? id!
        : throw new Mka1InputException($"'{id}' is not the id of a response: it must be 'resp_' or 'resp-' and letters or digits, such as resp_0a1b2c3d.");

    internal static bool IsMatch(string? id) => id is not null && Rule.IsMatch(id);
}
