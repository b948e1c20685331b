using System.Net.Http.Headers;
using System.Text;
using Mka1.Errors;

namespace Mka1.Http;

/// <summary>
/// A part of a form. Its names are quoted and in UTF-8, as browsers send them; the framework would leave out optional quotes and use
/// MIME encoded words.
/// </summary>
internal static class FormPart
{
    // The framework writes the headers of parts in this encoding.
    private static readonly Encoding HeaderEncoding = Encoding.GetEncoding("ISO-8859-1");

    public static T Create<T>(T content, string name, string? fileName = null)
        where T : HttpContent
    {
        string disposition = $"form-data; name=\"{Escape(name)}\"{(fileName is null ? string.Empty : $"; filename=\"{Escape(fileName)}\"")}";
        content.Headers.TryAddWithoutValidation("Content-Disposition", HeaderEncoding.GetString(Encoding.UTF8.GetBytes(disposition)));
        return content;
    }

    /// <exception cref="Mka1InputException">The text is not a MIME type.</exception>
    public static MediaTypeHeaderValue ParseContentType(string? text) =>
        MediaTypeHeaderValue.TryParse(text ?? "application/octet-stream", out var type)
            ? type
            : throw new Mka1InputException($"'{text}' is not a MIME type. Give one such as application/jsonl.");

    private static string Escape(string name) => name.Replace("\"", "%22").Replace("\r", "%0D").Replace("\n", "%0A");
}
