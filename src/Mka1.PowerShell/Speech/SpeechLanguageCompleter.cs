using Mka1.PowerShell.Pipeline;
using Mka1.Speech;

namespace Mka1.PowerShell.Speech;

/// <summary>Completes the languages in which texts are spoken.</summary>
public sealed class SpeechLanguageCompleter() : KnownValueCompleter(SpeechLanguage.KnownValues);
