#if !NET8_0_OR_GREATER
namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for to allow <c>init</c> on .NET Framework.</summary>
internal static class IsExternalInit;
#endif
