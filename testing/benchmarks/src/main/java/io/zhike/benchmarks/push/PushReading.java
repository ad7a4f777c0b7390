package io.zhike.benchmarks.push;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import io.zhike.benchmarks.load.EncryptedPushes;
import io.zhike.benchmarks.peer.WxJavaReader;
import io.zhike.wechat.push.Push;
import io.zhike.wechat.push.PushReader;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What JMH times: each of them reads the same pushes in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls prepare()
public class PushReading {

    private static final int SAMPLES = 256;

    @Param
    public EncryptedPushes pushes;

    private Sample[] samples;
    private int next;
    private PushReader zhike;
    private JdkPrimitives primitives;
    private WxJavaReader wxJava;

    @Setup
    public void prepare() throws GeneralSecurityException {
        samples = pushes.first(SAMPLES).stream().map(Sample::of).toArray(Sample[]::new);
        zhike = new PushReader(pushes.settings());
        primitives = new JdkPrimitives();
        wxJava = new WxJavaReader(pushes);
    }

    private Sample next() {
        next = (next + 1) % SAMPLES;
        return samples[next];
    }

    @Benchmark
    public void primitives(Blackhole read) throws GeneralSecurityException {
        var sample = next();
        read.consume(primitives.hash(sample.signed()));
        read.consume(primitives.decrypt(sample.encrypted()));
    }

    @Benchmark
    public Push zhike() {
        var sample = next();
        return zhike.read(sample.query(), sample.body());
    }

    @Benchmark
    public WxMaMessage wxJava() {
        var sample = next();
        return wxJava.read(sample.msgSignature(), sample.timestamp(), sample.nonce(), sample.body());
    }
}
