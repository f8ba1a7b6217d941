using System.Collections.Immutable;

namespace ScheduleFlow.Core.Filling;

/// <summary>
/// Fills windows of all kinds as well as it can: from the front and from the back, with what expires first and with what
/// lasts first. Finding the best filling is hard in general (it is to extend a colouring of an interval graph of equal
/// intervals; Marx, 2006), so a filling without gaps proves that the cooldown can hold, and one with gaps proves nothing.
/// </summary>
internal static class WindowFilling
{
    /// <summary>The first filling without an empty slot, else the one with the fewest.</summary>
    /// <param name="windows">The windows.</param>
    /// <param name="ranks">Video → its rank among equals.</param>
    /// <param name="order">The order that is tried first; null: none.</param>
    /// <param name="effort">Passes are left out when it is spent, except the first.</param>
    public static Placement Fill(PlayWindows windows, int[] ranks, OrderedOffers? order, Effort effort)
    {
        var mirrored = new Lazy<PlayWindows>(windows.Mirrored);
        Placement? best = null;
        foreach (var pass in ImmutableArray.Create<Func<Placement>>(
            () => new FrontToBack(windows, ranks, expiringFirst: true, order, effort).Fill(),
            () => new FrontToBack(windows, ranks, expiringFirst: true, null, effort).Fill(),
            () => Turned(new FrontToBack(mirrored.Value, ranks, expiringFirst: true, null, effort).Fill(), windows),
            () => new FrontToBack(windows, ranks, expiringFirst: false, null, effort).Fill(),
            () => Turned(new FrontToBack(mirrored.Value, ranks, expiringFirst: false, null, effort).Fill(), windows))
            .Skip(order is null ? 1 : 0))
        {
            effort.Spend(windows.Slots + windows.All.Length);
            var placement = pass();
            best = best is null || placement.Empty < best.Empty ? placement : best;
            if (best.Empty == 0 || effort.IsSpent)
            {
                break;
            }
        }

        return best!;
    }

    private static Placement Turned(Placement mirrored, PlayWindows windows)
    {
        var placement = new Placement(windows);
        for (var slot = 0; slot < windows.Slots; slot++)
        {
            if (mirrored[windows.Slots - 1 - slot] is >= 0 and var window)
            {
                placement.Play(window, slot);
            }
        }

        return placement;
    }
}
