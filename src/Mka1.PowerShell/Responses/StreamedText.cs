using System.Text;
using Mka1.Responses;
using Mka1.Responses.Streaming;

namespace Mka1.PowerShell.Responses;

/// <summary>Shows the text of a stream as it comes, and what of it was missed from the final state.</summary>
/// <param name="show">Shows text.</param>
/// <param name="countKeyAtEnd">How many characters at the end of a text may be the beginning of the key.</param>
internal sealed class StreamedText(Action<string> show, Func<string, int> countKeyAtEnd)
{
    private readonly StringBuilder _shown = new();

    // Text held back, because it may be half of a line break or a part of the key.
    private string _pending = string.Empty;

    /// <summary>Whether a line has begun that has not ended.</summary>
    public bool IsOpen { get; private set; }

    public void Add(ResponseStreamEvent next)
    {
        if (next is not TextDeltaEvent { Type: "response.output_text.delta" or "response.refusal.delta", Delta: string text } delta)
            return;
        Show(text);
        if (delta.Type == "response.output_text.delta")
            _shown.Append(text);
    }

    /// <summary>Shows what the deltas did not bring: a response that ended while its stream was cut off has it in its final state only.</summary>
    public void Complete(Response? final)
    {
        string whole = final?.OutputText ?? string.Empty;
        string shown = _shown.ToString();
        if (whole.Length > shown.Length && whole.StartsWith(shown, StringComparison.Ordinal))
            Show(whole.Substring(shown.Length));
        EndLine();
    }

    /// <summary>What comes next, such as an error, begins on a line of its own.</summary>
    public void EndLine()
    {
        if (_pending.Length > 0)
            show(_pending);
        _pending = string.Empty;
        if (IsOpen)
            show(Environment.NewLine);
        IsOpen = false;
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
