using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Lienvan.App.Api;

/// <summary>How much one client may ask, and how much is worked on at once.</summary>
internal sealed class RateLimits(ServerOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> clients = PartitionedRateLimiter.Create<string, string>(client =>
        RateLimitPartition.GetTokenBucketLimiter(client, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Burst,
            TokensPerPeriod = Math.Max(1, options.Rate / 10),
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
            QueueLimit = 0,
            AutoReplenishment = true,
        }));

    private readonly ConcurrencyLimiter work = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.MostAtOnce,
        QueueLimit = options.MostWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <exception cref="ApiException">The client asks too much.</exception>
    public void Count(HttpContext context)
    {
        using var lease = clients.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "");
        if (!lease.IsAcquired)
        {
            context.Response.Headers.RetryAfter = "1";
            throw new ApiException(429, ApiFindings.TooMany, "more requests than the limit", "wait a second, and ask more slowly");
        }
    }

    /// <summary>Waits for its turn to work.</summary>
    /// <exception cref="ApiException">Too many wait already.</exception>
    public async Task<RateLimitLease> WaitAsync(CancellationToken stop)
    {
        var lease = await work.AcquireAsync(1, stop);
        return lease.IsAcquired
            ? lease : throw new ApiException(503, ApiFindings.TooBusy, "too many questions wait already", "ask again in a few seconds");
    }

    public void Dispose()
    {
        clients.Dispose();
        work.Dispose();
    }
}
