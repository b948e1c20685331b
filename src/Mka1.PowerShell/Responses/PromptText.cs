using System.Collections;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Responses;

/// <summary>
/// Gets a prompt from text, a number or an object with a member Prompt. The engine would convert any other object to the name of
/// its type, and that prompt would be billed, too.
/// </summary>
internal static class PromptText
{
    private const string Member = "Prompt";

    // What a transcription and a rendered prompt say. A response has an OutputText instead.
    private static readonly string[] TextMembers = ["Text", "RenderedTemplate"];

    /// <exception cref="Mka1InputException">The value is not a prompt.</exception>
    public static string? Convert(object? input)
    {
        object? value = PlainValue.Unwrap(input);
        if (value is null or string)
            return (string?)value;
        if (value is DateTime or DateTimeOffset)
            throw new Mka1InputException("A prompt is a date, whose original text is lost. Give text: .ToString('o'), or ConvertFrom-Json -DateKind String.");
        // Convert numbers to text.
        if (value is ValueType)
            return PlainValue.ToText(value);
        // A response has the prompt that it answers, which must not be sent again by mistake.
        if (DeserializedType.IsFromServer(input!))
            throw CreateError(value, Array.Find(TextMembers, name => ObjectMember.Get(input, name) is string { Length: > 0 }) is string text
                ? $" To send its text: -Prompt {{ $_.{text} }}." : " To continue responses: -Prompt '...' -PreviousResponse { $_.Id }.");
        object? member = PlainValue.Unwrap(value is IDictionary map ? FindEntry(map) : PSObject.AsPSObject(input!).Properties[Member]?.Value);
        return member switch
        {
            string text => text,
            DateTime or DateTimeOffset => Convert(member),
            ValueType number => PlainValue.ToText(number),
            not null and not DBNull => throw new Mka1InputException($"A prompt is text, but the member Prompt is a {member.GetType().Name}."),
            _ when RowColumns.IsRow(input!) && RowColumns.Read(input).ContainsKey(Member) => null,
            _ => throw CreateError(value, GetHint(input!)),
        };
    }

    private static object? FindEntry(IDictionary map) =>
        map.Cast<DictionaryEntry>().FirstOrDefault(static entry => string.Equals(entry.Key as string, Member, StringComparison.OrdinalIgnoreCase)).Value;

    private static Mka1InputException CreateError(object value, string hint) => new(
        $"A prompt is text, or an object with a member Prompt, not a {value.GetType().Name}. {(PlainValue.GetItems(value) is null ? "Give its text: ForEach-Object { \"...\" }, or Get-Content for a file." : "Pipe several prompts: 'a', 'b' | New-Mka1Response.")}{hint}");

    // A row without the member usually has a column with another name.
    private static string GetHint(object input)
    {
        string[] names = RowColumns.IsRow(input) ? [.. RowColumns.Read(input).Keys.Take(8)] : [];
        return names.Length == 0 ? string.Empty : $" It has {string.Join(", ", names)}: name the column to use, as in -Prompt {{ $_.{names[names.Length - 1]} }}.";
    }
}
