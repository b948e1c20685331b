using System.Globalization;

namespace Mka1.Bench;

/// <summary>What a measurement writes for the script that compares it.</summary>
internal static class Figure
{
    public static void Print(double figure) => Console.WriteLine(figure.ToString("R", CultureInfo.InvariantCulture));
}
