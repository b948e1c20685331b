using System.Text;
using Mka1.Responses;
using Mka1.Responses.Streaming;

namespace Mka1.PowerShell.Responses;

/// <summary>Shows the text of a stream as it arrives, and completes missing text from the final state.</summary>
/// <param name="show">Writes text to the host.</param>
/// <param name="countKeyAtEnd">Returns how many characters at the end of a text may be the start of the key.</param>
internal sealed class StreamedText(Action<string> show, Func<string, int> countKeyAtEnd)
{
    private readonly StringBuilder _shown = new();

    // Text held back, because it may be half of a line break or a part of the key.
    private string _pending = string.Empty;

    /// <summary>Whether the current line is unfinished.</summary>
    public bool IsOpen { get; private set; }

    public void Add(ResponseStreamEvent next)
    {
        if (next is not TextDeltaEvent { Type: "response.output_text.delta" or "response.refusal.delta", Delta: string text } delta)
            return;
        Show(text);
        if (delta.Type == "response.output_text.delta")
            _shown.Append(text);
    }

    /// <summary>Shows text that is missing from the deltas, because the stream broke before the response finished.</summary>
    public void Complete(Response? final)
    {
        string whole = final?.OutputText ?? string.Empty;
        string shown = _shown.ToString();
        if (whole.Length > shown.Length && whole.StartsWith(shown, StringComparison.Ordinal))
            Show(whole.Substring(shown.Length));
        EndLine();
        ShowReason(final);
    }

    /// <summary>Ends the current line, so that later output, such as an error, starts on a new line.</summary>
    public void EndLine()
    {
        if (_pending.Length > 0)
            show(_pending);
        _pending = string.Empty;
        if (IsOpen)
            show(Environment.NewLine);
        IsOpen = false;
    }

    // A text that stops looks like a text that has ended.
    private void ShowReason(Response? final)
    {
        if (final is not { Status: ResponseStatus.Failed or ResponseStatus.Incomplete or ResponseStatus.Cancelled })
            return;
        string? reason = ResponseViewText.GetReason(final);
        show($"[{final.Status}{(reason is null ? string.Empty : $": {reason}")}]{Environment.NewLine}");
    }

    private void Show(string text)
    {
        // Set before the write, so that Ctrl+C during the write still ends the line.
        IsOpen = true;
        text = _pending + text;
        int held = text.EndsWith("\r", StringComparison.Ordinal) ? 1 : countKeyAtEnd(text);
        _pending = text.Substring(text.Length - held);
        if (text.Length > held)
            show(text.Substring(0, text.Length - held));
    }
}
